import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Line } from "./lines.ts";

/** Answers a line of text with a line of text. Never throws: what goes wrong is in the answer. */
export type Answerer = (line: string) => string | Promise<string>;

/** The answer to a line that is too long to be a text. */
export const tooLong: string = JSON.stringify({
  id: null,
  error: { phase: "request", type: "MemoryError", message: "the line is longer than a text can be" },
});

/**
 * Answers `lines` on `output`, one for one and in order, each as soon as it and those before it are there. At most `window` lines are
 * being answered, and no line is read while `output` is full, so that memory does not grow with the input. Blank lines have no answer.
 */
export async function answerLines(
  lines: AsyncIterable<Line>,
  output: Writable,
  answer: Answerer,
  window = 1,
): Promise<void> {
  const waiting: Promise<string>[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const write = async (): Promise<void> => {
    for (;;) {
      const [first] = waiting;
      if (first === undefined) {
        if (ended) return;
        await change();
        continue;
      }
      if (!output.write(`${await first}\n`)) await once(output, "drain");
      waiting.shift();
      wake();
    }
  };
  const read = async (): Promise<void> => {
    for await (const line of lines) {
      if (line !== null && line.trim() === "") continue;
      while (waiting.length >= window) await change();
      waiting.push(line === null ? Promise.resolve(tooLong) : Promise.resolve(answer(line)));
      wake();
    }
    ended = true;
    wake();
  };
  await Promise.all([read(), write()]);
}
