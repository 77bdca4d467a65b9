import { writeSync } from "node:fs";

/** Writes to standard output, without the stream that Node.js would make for it. */
export function print(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // Whoever read the answers has enough of them.
    if (code === "EPIPE") return;
    if (code !== "EAGAIN") throw error;
    process.stdout.write(bytes.subarray(written));
  }
}

/** For commands that write much: the process ends when whoever read the answers has enough of them. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
