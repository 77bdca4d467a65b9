import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answererFor } from "../../src/cli/answerers.ts";
import { answerBlocks, answerLines, type BlockAnswerer, tooLong } from "../../src/cli/answering.ts";
import { InputError } from "../../src/cli/input.ts";
import { jobCount, type Thread, threadPool, windowOf } from "../../src/cli/jobs.ts";
import { type Line, linesOf } from "../../src/cli/lines.ts";

async function all(blocks: AsyncIterable<readonly Line[]>): Promise<Line[]> {
  const found: Line[] = [];
  for await (const lines of blocks) found.push(...lines);
  return found;
}

const tick = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("lines of a stream", () => {
  test("are the same however the bytes are cut", async () => {
    const line = fc.string({ unit: fc.constantFrom("a", "é", "😀", "\u2028", "\r", '"', " ") });
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.integer({ min: 1, max: 7 })), async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(""));
        const chunks: Buffer[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = cuts[i % Math.max(1, cuts.length)] ?? 5;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(await all(linesOf(Readable.from(chunks)))).toEqual(texts.map((text) => text.replace(/\r$/, "")));
      }),
    );
  });

  test("need no line feed at the end", async () => {
    expect(await all(linesOf(Readable.from([Buffer.from("a\r\nb")])))).toEqual(["a", "b"]);
    expect(await all(linesOf(Readable.from([])))).toEqual([]);
  });

  test("too long for a text are skipped, the next ones are read", async () => {
    const chunks = ["ok\n", "x".repeat(6), "x".repeat(6), "\nshort\n", "y".repeat(11)].map((text) => Buffer.from(text));
    expect(await all(linesOf(Readable.from(chunks), 10))).toEqual(["ok", null, "short", null]);
  });
});

async function* given(lines: readonly Line[], seen: Line[] = []): AsyncGenerator<readonly Line[]> {
  for (const line of lines) {
    seen.push(line);
    yield [line];
  }
}

/** Answers blocks line by line. */
const blocksOf = (answer: (line: string) => Promise<string>, size = 1): BlockAnswerer => ({
  size: () => size,
  answer: async (lines) => (await Promise.all(lines.map(answer))).map((line) => `${line}\n`).join(""),
});

describe("answering lines", () => {
  test("keeps their order, whichever answer comes first", async () => {
    const output = new PassThrough();
    const delays = [30, 1, 20, 0, 10, 5];
    const answer = async (line: string): Promise<string> => {
      await tick(delays[Number(line)] ?? 0);
      return line;
    };
    const lines = ["0", "1", "", "2", null, "3", "4", "5"];
    const expected = `0\n1\n2\n${tooLong}\n3\n4\n5\n`;
    await answerBlocks(given(lines), output, blocksOf(answer), 4);
    expect(String(output.read())).toBe(expected);
    for (const size of [1, 2, 3, 64]) {
      await answerBlocks(Readable.from([lines]), output, blocksOf(answer, size), 4);
      expect(String(output.read())).toBe(expected);
    }
    await answerLines(Readable.from([lines]), output, (line) => line);
    expect(String(output.read())).toBe(expected);
  });

  test("answers go out together, but do not wait for slow ones", async () => {
    const written: string[] = [];
    const output = new Writable({
      write: (chunk, _, next) => {
        written.push(String(chunk));
        next();
      },
    });
    const slow = (line: string): string => {
      const until = performance.now() + (line === "slow" ? 10 : 0);
      while (performance.now() < until);
      return line;
    };
    await answerLines(Readable.from([["a", "b", "slow", "c"], ["d"]]), output, slow);
    expect(written).toEqual(["a\nb\nslow\n", "c\n", "d\n"]);
  });

  test("an answer goes out while the input waits for more", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const done = answerLines(linesOf(input), output, (line) => line.toUpperCase());
    input.write("one\n");
    await tick(20);
    expect(String(output.read())).toBe("ONE\n");
    input.end("two\n");
    await done;
    expect(String(output.read())).toBe("TWO\n");
  });

  test("nothing is read while nobody takes the answers", async () => {
    const seen: Line[] = [];
    const taken: string[] = [];
    let goOn: () => void = () => undefined;
    const output = new Writable({
      highWaterMark: 1,
      write: (chunk, _, next) => {
        taken.push(String(chunk));
        goOn = next;
      },
    });
    const lines = Array.from({ length: 100 }, (_, i) => String(i));
    const done = answerLines(given(lines, seen), output, (line) => line);
    await tick(20);
    expect(taken).toEqual(["0\n"]);
    expect(seen.length).toBeLessThanOrEqual(6);
    const timer = setInterval(() => goOn(), 0);
    await done;
    clearInterval(timer);
    expect(taken.join("")).toBe(lines.map((line) => `${line}\n`).join(""));
  });

  test("the window bounds what is under way", async () => {
    let under = 0;
    let most = 0;
    const answer = async (line: string): Promise<string> => {
      most = Math.max(most, ++under);
      await tick(1);
      under--;
      return line;
    };
    const output = new PassThrough();
    output.resume();
    await answerBlocks(given(Array.from({ length: 40 }, String)), output, blocksOf(answer), 5);
    expect(most).toBe(5);
  });
});

/** A thread in this thread: answers after a while, ends at a block with the line `die`. */
class FakeThread {
  readonly listeners = new Map<string, (given: never) => void>();
  readonly lines: string[] = [];

  on(event: string, listener: (given: never) => void): void {
    this.listeners.set(event, listener);
  }

  postMessage(text: string): void {
    const lines = text.split("\n");
    this.lines.push(...lines);
    setTimeout(() => {
      if (lines.includes("die")) {
        this.tell("error", new Error("out of memory"));
        this.tell("exit", 1);
      } else this.tell("message", lines.map((line) => `${line}!\n`).join(""));
    }, 2);
  }

  private tell(event: string, what: unknown): void {
    this.listeners.get(event)?.(what as never);
  }

  terminate(): void {
    this.listeners.clear();
  }
}

describe("threads", () => {
  test("get more lines at a time while they are quick", async () => {
    const pool = threadPool(1, () => new FakeThread());
    expect(pool.size()).toBe(1);
    await pool.answer(["a"]);
    expect(pool.size()).toBe(2);
    pool.close();
  });

  test("share the lines, and answers come in order", async () => {
    const threads: FakeThread[] = [];
    const pool = threadPool(3, () => {
      const thread = new FakeThread();
      threads.push(thread);
      return thread satisfies Thread;
    });
    const output = new PassThrough();
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    await answerBlocks(Readable.from([lines]), output, pool, windowOf(3));
    pool.close();
    expect(String(output.read())).toBe(lines.map((line) => `${line}!\n`).join(""));
    expect(threads.map((thread) => thread.lines.length > 5)).toEqual([true, true, true]);
  });

  test("one that ends is replaced; the line that ended it says so, those with it are answered", async () => {
    let made = 0;
    const pool = threadPool(1, () => {
      made++;
      return new FakeThread();
    });
    const output = new PassThrough();
    await answerBlocks(Readable.from([["a", "b", "die", "c"]]), output, { ...pool, size: () => 64 }, 1);
    pool.close();
    const [a, b, died, c] = String(output.read()).split("\n");
    expect([a, b, c, made]).toEqual(["a!", "b!", "c!", 3]);
    expect(JSON.parse(died ?? "")).toMatchObject({ error: { type: "ThreadLost", message: "out of memory" } });
  });

  test.each(["0", "x", "1.5", "257"])("--jobs %s is refused", (text) => {
    expect(() => jobCount(text)).toThrow(InputError);
  });
});

describe("txs eval --lines", () => {
  const field = (id: string, formula?: string): object => ({
    category: "datapoint",
    id,
    label: id,
    type: "number",
    ...(formula === undefined ? {} : { formula }),
  });
  const schema = [{ category: "section", id: "s", label: "S", children: [field("a"), field("b", "field.a * 2")] }];
  const content = (value: string): object[] => [
    {
      id: 1,
      category: "section",
      schema_id: "s",
      children: ["a", "b"].map((schema_id, i) => ({
        id: 2 + i,
        category: "datapoint",
        schema_id,
        content: { value: i === 0 ? value : "", normalized_value: i === 0 ? value : "" },
      })),
    },
  ];

  test("answers each document with its result, and says which lines are none", async () => {
    const json = JSON.parse(JSON.stringify(schema));
    const answer = await answererFor({ command: "eval", schema: json });
    expect(JSON.parse(answer(JSON.stringify(content("4"))))).toMatchObject({ values: { b: "8.0" }, computedIds: [3] });
    expect(JSON.parse(answer("{oops"))).toMatchObject({ error: { type: "JSONDecodeError" } });
    expect(JSON.parse(answer("5"))).toMatchObject({ error: { phase: "request" } });
  });

  test("a large document is one line like any other", async () => {
    const folder = mkdtempSync(join(tmpdir(), "txs-"));
    const path = join(folder, "documents.jsonl");
    const large = JSON.stringify(content("1".padEnd(3_000_000, "0")));
    writeFileSync(path, `${large}\n`);
    const { createReadStream } = await import("node:fs");
    expect(await all(linesOf(createReadStream(path)))).toEqual([large]);
  });
});
