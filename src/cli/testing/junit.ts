/** Results of test cases as JUnit XML, as CI servers read it. */
import { xml } from "../xml.ts";
import { type FileResult, tallyOf } from "./run-files.ts";

export function junitReport(results: readonly FileResult[]): string {
  const { passed, failed } = tallyOf(results);
  const suites = results.map((file) => {
    const bad = file.cases.filter(({ failures }) => failures.length > 0).length;
    const time = seconds(file.cases.reduce((sum, one) => sum + one.milliseconds, 0));
    const cases = file.cases.map((one) => {
      const head = `    <testcase name="${xml(one.name)}" classname="${xml(file.path)}" time="${seconds(one.milliseconds)}"`;
      if (one.failures.length === 0) return `${head}/>`;
      const failures = one.failures.map(({ step, text }) => {
        const [first = ""] = text.split("\n");
        const when = step === null ? "" : `after step ${step + 1}\n`;
        return `      <failure message="${xml(first)}" type="AssertionError">${xml(`${file.path}:${one.line}\n${when}${text}`)}</failure>`;
      });
      return `${head}>\n${failures.join("\n")}\n    </testcase>`;
    });
    return [
      `  <testsuite name="${xml(file.path)}" tests="${file.cases.length}" failures="${bad}" errors="0" skipped="0" time="${time}">`,
      ...cases,
      "  </testsuite>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="txs test" tests="${passed + failed}" failures="${failed}" errors="0">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
