import type { BlockAnswerer } from "./answering.ts";
import { InputError } from "./input.ts";

/** A thread that answers blocks of lines, as this file needs it: `node:worker_threads` has it, tests have their own. */
export interface Thread {
  /** Lines with line feeds between them; the message that comes back is their answers, each with a line feed after it. */
  postMessage(lines: string): void;
  on(event: "message", listener: (answers: string) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "exit", listener: () => void): unknown;
  terminate(): unknown;
}

/** Blocks that are with a thread at a time: the next one is there when an answer has gone. */
const AHEAD = 4;

/** How many blocks may be under way with `jobs` threads. */
export const windowOf = (jobs: number): number => jobs * AHEAD;

/** A message costs as much as a small document. Blocks grow while they are answered in fewer milliseconds, and shrink when they take more. */
const QUICK = 8;
const SLOW = 32;
const LARGEST = 64;

/** The number of threads that `--jobs` asks for; 1 unless given. */
export function jobCount(text: string | undefined): number {
  const jobs = Number(text ?? 1);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new InputError(`--jobs takes a number from 1 to 256, not '${text}'`);
  return jobs;
}

/** Called with the answers, or with why there are none. */
type Resolve = (answers: string | null, reason: string) => void;

interface Place {
  thread: Thread | null;
  /** What the blocks sent wait for, first in first out. */
  waiting: Resolve[];
}

/** What a line is answered when the thread it was with ended, for want of memory for instance. */
const lostAnswer = (reason: string): string =>
  JSON.stringify({ id: null, error: { phase: "engine", type: "ThreadLost", message: reason } });

/**
 * Threads that share lines between them: each block goes to the one with the fewest. When a thread ends, its lines are tried one by one in a
 * new one; one that is alone when its thread ends is answered so.
 */
export function threadPool(jobs: number, makeThread: () => Thread): BlockAnswerer & { close(): void } {
  const places: Place[] = Array.from({ length: jobs }, () => ({ thread: null, waiting: [] }));
  let size = 1;
  const occupy = (place: Place): Thread => {
    const thread = makeThread();
    let reason = "the thread ended";
    place.thread = thread;
    thread.on("message", (answers) => place.waiting.shift()?.(answers, ""));
    thread.on("error", (error) => {
      reason = error.message;
    });
    thread.on("exit", () => {
      const lost = place.waiting;
      place.waiting = [];
      place.thread = null;
      for (const resolve of lost) resolve(null, reason);
    });
    return thread;
  };
  const answer = (lines: readonly string[]): Promise<string> =>
    new Promise((done) => {
      const place = places.reduce((best, other) => (other.waiting.length < best.waiting.length ? other : best));
      const thread = place.thread ?? occupy(place);
      const sent = performance.now();
      place.waiting.push((answers, reason) => {
        if (answers !== null) {
          const took = performance.now() - sent;
          if (took < QUICK) size = Math.min(size * 2, LARGEST);
          else if (took > SLOW) size = Math.max(1, size >> 1);
          done(answers);
        } else if (lines.length === 1) done(`${lostAnswer(reason)}\n`);
        else done(oneByOne(lines));
      });
      thread.postMessage(lines.join("\n"));
    });
  const oneByOne = async (lines: readonly string[]): Promise<string> => {
    let answers = "";
    for (const line of lines) answers += await answer([line]);
    return answers;
  };
  return {
    size: () => size,
    answer,
    close: () => {
      for (const { thread } of places) thread?.terminate();
    },
  };
}
