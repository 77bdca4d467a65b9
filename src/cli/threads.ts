import { Worker } from "node:worker_threads";
import type { Json } from "../document/json.ts";
import type { Thread } from "./jobs.ts";

/** What a thread answers lines for. It reads no files of its own: the schema comes along. */
export type ThreadWork =
  | { readonly command: "batch"; readonly now?: string }
  | { readonly command: "eval"; readonly now?: string; readonly schema: Json };

/** Said to the command in place of arguments: that it is a thread. */
export const THREAD = "thread";

export function lineThread(work: ThreadWork): Thread {
  return new Worker(new URL("./txs.cjs", import.meta.url), { argv: [THREAD], workerData: work });
}
