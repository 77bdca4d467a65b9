/** What runs in a thread of `--jobs`: a line comes as a message, its answer goes as one. */
import { parentPort, workerData } from "node:worker_threads";
import { answererFor } from "./answerers.ts";
import type { ThreadWork } from "./threads.ts";

const work: ThreadWork = workerData;
const answer = await answererFor(work);
parentPort?.on("message", (line: string) => parentPort?.postMessage(answer(line)));
