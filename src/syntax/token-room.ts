/**
 * Room for tokens and for the bytes they are read from. Most formulas are short, and making arrays costs as much as filling them: the last ones
 * given back are used again.
 */

export interface TokenRoom {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Brackets open after the token, as CPython counts them. */
  readonly levels: Uint8Array;
}

const MAX_SPARE = 1 << 14;
let spare: TokenRoom | null = null;

export function roomFor(size: number): TokenRoom {
  const found = spare;
  if (found === null || found.kinds.length < size) return newRoom(Math.max(size, 1 << 10));
  spare = null;
  return found;
}

function newRoom(size: number): TokenRoom {
  return {
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    levels: new Uint8Array(size),
  };
}

/** Room for twice as many, with the same tokens in it. */
export function doubled({ kinds, starts, ends, levels }: TokenRoom): TokenRoom {
  const room = newRoom(2 * kinds.length);
  room.kinds.set(kinds);
  room.starts.set(starts);
  room.ends.set(ends);
  room.levels.set(levels);
  return room;
}

/** Says that nobody looks at the tokens in `room` any more. */
export function release(room: TokenRoom): void {
  if (room.kinds.length <= MAX_SPARE) spare = room;
}

const encoder = new TextEncoder();
let spareCodes = new Uint8Array(1 << 12);

/** The text's characters, those outside ASCII as 128, and a few zeros behind them. */
export function codesOf(text: string): Uint8Array {
  const size = text.length;
  let codes = spareCodes;
  if (codes.length < size + 4) {
    codes = new Uint8Array(size + 4);
    if (size <= MAX_SPARE) spareCodes = codes;
  }
  const { read, written } = encoder.encodeInto(text, codes);
  if (read !== size || written !== size) for (let i = 0; i < size; i++) codes[i] = Math.min(text.charCodeAt(i), 128);
  return codes.fill(0, size, size + 4);
}
