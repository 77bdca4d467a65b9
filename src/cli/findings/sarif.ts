/** SARIF 2.1.0, which code scanning services read. */
import { isRule, problems } from "../../check/catalogue.ts";
import { shownPath } from "../shown-path.ts";
import { type Found, placeOf } from "./found.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const levels = { error: "error", warning: "warning", info: "note" } as const;

export function sarif(found: readonly Found[]): string {
  const used = new Set(found.map(({ finding }) => finding.rule));
  const rules = [...problems].filter(([name]) => used.has(name));
  const index = new Map(rules.map(([name], i) => [name, i]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "txs check",
            rules: rules.map(([name]) => ruleOf(name)),
          },
        },
        columnKind: "utf16CodeUnits",
        results: found.map((one) => resultOf(one, index.get(one.finding.rule) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(name: string): object {
  const entry = problems.get(name);
  if (entry === undefined) return { id: name };
  const example = isRule(entry) ? `\n\nFound:\n\n${entry.bad}\n\nRight:\n\n${entry.good}` : "";
  return {
    id: entry.id,
    name,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.explanation },
    help: { text: `${entry.remedy}${example}` },
    defaultConfiguration: { level: levels[entry.severity] },
  };
}

function resultOf(one: Found, ruleIndex: number): object {
  const { finding, path, text, span } = one;
  const place = placeOf(one);
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: Math.max(place.endColumn, place.line === place.endLine ? place.column : 1),
    ...(span !== null && { snippet: { text: text.slice(span.start, span.end) } }),
  };
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: [finding.message, ...(finding.notes ?? [])].join("\n") },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(span !== null && { region }) },
        ...(one.code !== null && { logicalLocations: [{ name: one.code.name, kind: "member" }] }),
      },
    ],
    partialFingerprints: { place: `${finding.code}:${one.code?.name ?? shownPath(path)}:${finding.message}` },
  };
}

/** A path as a relative reference: folders of queues have spaces and brackets in their names. */
function uriOf(path: string): string {
  return shownPath(path).split("/").map(encodeURIComponent).join("/");
}
