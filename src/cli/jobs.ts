import type { Answerer } from "./answering.ts";
import { InputError } from "./input.ts";

/** A thread that answers lines, as this file needs it: `node:worker_threads` has it, tests have their own. */
export interface Thread {
  postMessage(line: string): void;
  on(event: "message", listener: (answer: string) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "exit", listener: () => void): unknown;
  terminate(): unknown;
}

/** Lines that are with a thread at a time: the next one is there when an answer has gone. */
const AHEAD = 4;

/** How many lines may be under way with `jobs` threads. */
export const windowOf = (jobs: number): number => jobs * AHEAD;

/** The number of threads that `--jobs` asks for; 1 unless given. */
export function jobCount(text: string | undefined): number {
  const jobs = Number(text ?? 1);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new InputError(`--jobs takes a number from 1 to 256, not '${text}'`);
  return jobs;
}

interface Place {
  thread: Thread | null;
  /** What the lines sent wait for, first in first out. */
  waiting: ((answer: string) => void)[];
}

/** What a line is answered when the thread it was with ended, for want of memory for instance. */
const lostAnswer = (reason: string): string =>
  JSON.stringify({ id: null, error: { phase: "engine", type: "ThreadLost", message: reason } });

/**
 * Threads that share lines between them: each goes to the one with the fewest. When a thread ends, its lines are answered so, and the
 * next line gets a new one.
 */
export function threadPool(jobs: number, makeThread: () => Thread): { readonly answer: Answerer; close(): void } {
  const places: Place[] = Array.from({ length: jobs }, () => ({ thread: null, waiting: [] }));
  const occupy = (place: Place): Thread => {
    const thread = makeThread();
    let reason = "the thread ended";
    place.thread = thread;
    thread.on("message", (answer) => place.waiting.shift()?.(answer));
    thread.on("error", (error) => {
      reason = error.message;
    });
    thread.on("exit", () => {
      const lost = place.waiting;
      place.waiting = [];
      place.thread = null;
      for (const resolve of lost) resolve(lostAnswer(reason));
    });
    return thread;
  };
  return {
    answer: (line) =>
      new Promise((resolve) => {
        const place = places.reduce((best, other) => (other.waiting.length < best.waiting.length ? other : best));
        const thread = place.thread ?? occupy(place);
        place.waiting.push(resolve);
        thread.postMessage(line);
      }),
    close: () => {
      for (const { thread } of places) thread?.terminate();
    },
  };
}
