/** What runs in a thread of `--jobs`: a block of lines comes as a message, their answers go as one. */
import { parentPort, workerData } from "node:worker_threads";
import { answererFor } from "./answerers.ts";
import type { ThreadWork } from "./threads.ts";

const work: ThreadWork = workerData;
const answer = await answererFor(work);
parentPort?.on("message", (lines: string) => {
  let answers = "";
  for (const line of lines.split("\n")) answers += `${answer(line)}\n`;
  parentPort?.postMessage(answers);
});
