/** Progress on a terminal, and on nothing else. */

export interface Progress {
  readonly show: (done: number, total: number, what: string) => void;
  /** Takes the bar away. */
  readonly clear: () => void;
}

const WIDTH = 24;
/** Milliseconds between two drawings. */
const PAUSE = 60;

/** A bar on `stream` if that is a terminal. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true || process.env["CI"] !== undefined)
    return { show: () => undefined, clear: () => undefined };
  let drawn = 0;
  return {
    show: (done, total, what) => {
      const now = performance.now();
      if (now - drawn < PAUSE) return;
      drawn = now;
      const full = Math.round((WIDTH * done) / Math.max(1, total));
      const text = `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${total} ${what}`;
      stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, stream.columns - 1))}`);
    },
    clear: () => {
      if (drawn > 0) stream.write("\r\u001b[2K");
      drawn = 0;
    },
  };
}
