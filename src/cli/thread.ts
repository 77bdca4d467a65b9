import { parentPort, workerData } from "node:worker_threads";
import { answererFor } from "./answerers.ts";
import type { ThreadWork } from "./threads.ts";

/** What runs in a thread of `--jobs`: a block of lines comes as a message, their answers go as one. `false` outside of a thread. */
export async function runThread(): Promise<boolean> {
  const port = parentPort;
  if (port === null) return false;
  const work: ThreadWork = workerData;
  const answer = await answererFor(work);
  port.on("message", (lines: string) => {
    let answers = "";
    for (const line of lines.split("\n")) answers += `${answer(line)}\n`;
    port.postMessage(answers);
  });
  return true;
}
