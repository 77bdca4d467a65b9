import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * Asks a process that answers JSON lines one for one. A request that takes longer than `seconds` is answered
 * `{timeout: true}`, one that ends the process `{crash: true}`; the process is begun anew for the rest.
 */
export async function ask([command, ...rest], requests, seconds, env = {}) {
  const answers = [];
  while (answers.length < requests.length) await run();
  return answers;

  function run() {
    return new Promise((done) => {
      const child = spawn(command, rest, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
      let timer;
      let late = false;
      let said = "";
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          late = true;
          child.kill("SIGKILL");
        }, seconds * 1000);
      };
      child.stderr.on("data", (data) => {
        said = (said + data).slice(-2000);
      });
      child.stdin.on("error", () => undefined);
      const lines = createInterface({ input: child.stdout });
      lines.on("line", (line) => {
        const answer = readAnswer(line);
        if (answer === undefined) return;
        answers.push(answer);
        wait();
        if (answers.length === requests.length) child.stdin.end();
      });
      child.on("close", () => {
        clearTimeout(timer);
        if (answers.length < requests.length) answers.push(late ? { timeout: true } : { crash: true, said });
        done();
      });
      wait();
      for (const request of requests.slice(answers.length)) child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }
}

/** A killed process may leave half a line. */
function readAnswer(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
