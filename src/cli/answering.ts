import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Line } from "./lines.ts";

/** The answer to a line that is too long to be a text. */
export const tooLong: string = JSON.stringify({
  id: null,
  error: { phase: "request", type: "MemoryError", message: "the line is longer than a text can be" },
});

/** Characters of answers that are written at once, and how many milliseconds they may wait for each other. */
const FULL = 1 << 16;
const SOON = 5;

const isBlank = (line: Line): boolean => line !== null && line.trim() === "";

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}

/**
 * Answers lines on `output`, one for one and in order, and reads no more of them while `output` is full. Blank lines have no answer. `answer`
 * never throws: what goes wrong is in the answer.
 */
export async function answerLines(
  blocks: AsyncIterable<readonly Line[]>,
  output: Writable,
  answer: (line: string) => string,
): Promise<void> {
  for await (const block of blocks) {
    let answers = "";
    let since = performance.now();
    for (const line of block) {
      if (isBlank(line)) continue;
      answers += `${line === null ? tooLong : answer(line)}\n`;
      if (answers.length < FULL && performance.now() - since < SOON) continue;
      await write(output, answers);
      answers = "";
      since = performance.now();
    }
    if (answers !== "") await write(output, answers);
  }
}

/** Answers several lines at once: answers that end in line feeds. */
export interface BlockAnswerer {
  /** How many lines are to be answered at once, at present. */
  readonly size: () => number;
  readonly answer: (lines: readonly string[]) => Promise<string>;
}

/**
 * {@link answerLines} by others: at most `window` blocks are being answered, and no line is read while that many wait or `output` is full, so
 * that memory does not grow with the input.
 */
export async function answerBlocks(
  blocks: AsyncIterable<readonly Line[]>,
  output: Writable,
  { size, answer }: BlockAnswerer,
  window: number,
): Promise<void> {
  const waiting: Promise<string>[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const writeAll = async (): Promise<void> => {
    for (;;) {
      const [first] = waiting;
      if (first === undefined) {
        if (ended) return;
        await change();
        continue;
      }
      await write(output, await first);
      waiting.shift();
      wake();
    }
  };
  let gathered: string[] = [];
  const send = async (): Promise<void> => {
    if (gathered.length === 0) return;
    const lines = gathered;
    gathered = [];
    while (waiting.length >= window) await change();
    waiting.push(answer(lines));
    wake();
  };
  const readAll = async (): Promise<void> => {
    for await (const block of blocks) {
      for (const line of block) {
        if (line === null) {
          await send();
          waiting.push(Promise.resolve(`${tooLong}\n`));
          wake();
        } else if (!isBlank(line) && gathered.push(line) >= size()) await send();
      }
      await send();
    }
    ended = true;
    wake();
  };
  await Promise.all([readAll(), writeAll()]);
}
