/**
 * Adjacent string literals, f-strings among them, to one node. Neighbouring pieces of text become one `Constant`.
 */
import { type Cursor, FAILURE } from "./cursor.ts";
import { decodeBytes, decodeString, normalizeBreaks, splitString } from "./literals.ts";
import * as K from "./tokens.ts";
import type { Constant, Expr, FormattedValue, JoinedStr } from "./tree.ts";

interface Piece {
  readonly start: number;
  end: number;
  value: string;
  readonly prefix: "u" | null;
}

function text(p: Cursor, raw: boolean, from: number, to: number): string {
  const body = normalizeBreaks(p.text.slice(from, to));
  const value = raw ? body : decodeString(body, p.characterByName);
  if (typeof value !== "string") throw FAILURE;
  return value;
}

/** Reads as many string tokens as follow each other. */
export function parseStrings(p: Cursor): Expr {
  const start = p.start();
  if (p.kind === K.STRING && p.peek(1) !== K.STRING && p.peek(1) !== K.FSTRING_START) {
    const end = p.end();
    const parts = splitString(p.text, start, end);
    p.advance();
    if (parts.bytes)
      return { kind: "Constant", start, end, value: bytes(p, parts.raw, parts.from, parts.to), prefix: null };
    const value = text(p, parts.raw, parts.from, parts.to);
    return { kind: "Constant", start, end, value, prefix: parts.unicode ? "u" : null };
  }
  const chunks: Uint8Array[] = [];
  const pieces: (Piece | Expr)[] = [];
  let formatted = false;
  let plain = false;
  while (p.kind === K.STRING || p.kind === K.FSTRING_START) {
    if (p.kind === K.FSTRING_START) {
      formatted = true;
      parseFString(p, pieces);
      continue;
    }
    const from = p.start();
    const end = p.end();
    const parts = splitString(p.text, from, end);
    p.advance();
    if (parts.bytes) chunks.push(bytes(p, parts.raw, parts.from, parts.to));
    else {
      plain = true;
      addText(pieces, text(p, parts.raw, parts.from, parts.to), from, end, parts.unicode ? "u" : null);
    }
  }
  const end = p.lastEnd();
  if (chunks.length > 0) {
    if (plain || formatted) p.fail();
    return { kind: "Constant", start, end, value: join(chunks), prefix: null };
  }
  if (formatted) return { kind: "JoinedStr", start, end, values: finish(pieces) };
  const whole = pieces[0];
  if (whole === undefined || "kind" in whole) return p.fail();
  return { kind: "Constant", start, end, value: whole.value, prefix: whole.prefix };
}

function bytes(p: Cursor, raw: boolean, from: number, to: number): Uint8Array {
  const value = decodeBytes(normalizeBreaks(p.text.slice(from, to)), raw);
  if (!(value instanceof Uint8Array)) throw FAILURE;
  return value;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function addText(pieces: (Piece | Expr)[], value: string, start: number, end: number, prefix: "u" | null = null): void {
  const last = pieces[pieces.length - 1];
  if (last !== undefined && !("kind" in last)) {
    last.value += value;
    last.end = end;
  } else pieces.push({ start, end, value, prefix });
}

function constant(piece: Piece): Constant {
  return { kind: "Constant", start: piece.start, end: piece.end, value: piece.value, prefix: piece.prefix };
}

function finish(pieces: readonly (Piece | Expr)[]): Expr[] {
  const values: Expr[] = [];
  for (const piece of pieces) {
    if ("kind" in piece) values.push(piece);
    else if (piece.value !== "") values.push(constant(piece));
  }
  return values;
}

function parseFString(p: Cursor, pieces: (Piece | Expr)[]): void {
  const prefix = p.text.slice(p.start(), p.end());
  const raw = prefix.includes("r") || prefix.includes("R");
  p.advance();
  for (;;) {
    if (p.kind === K.FSTRING_MIDDLE) {
      const from = p.start();
      const to = p.end();
      p.advance();
      addText(pieces, literalText(p, raw, from, to), from, to);
    } else if (p.kind === K.LBRACE) {
      const debug = parseField(p, raw);
      if (debug.text !== null) addText(pieces, debug.text.value, debug.text.start, debug.text.end);
      pieces.push(debug.field);
    } else {
      p.expect(K.FSTRING_END);
      return;
    }
  }
}

/** Doubled braces stand for one; that is undone before escapes are read, so that `\N{…}` stays whole. */
function literalText(p: Cursor, raw: boolean, from: number, to: number): string {
  const source = p.text.slice(from, to);
  if (!source.includes("{{") && !source.includes("}}")) return text(p, raw, from, to);
  // Pieces end after the first of two braces; each piece is decoded on its own.
  let value = "";
  let at = from;
  for (let i = from; i < to; i++) {
    const code = p.text.charCodeAt(i);
    if (code === 92 && !raw && p.text.charCodeAt(i + 1) === 78 && p.text.charCodeAt(i + 2) === 123) {
      const close = p.text.indexOf("}", i);
      i = close < 0 || close >= to ? to : close;
    } else if ((code === 123 || code === 125) && p.text.charCodeAt(i + 1) === code) {
      value += text(p, raw, at, i + 1);
      i++;
      at = i + 1;
    }
  }
  return value + text(p, raw, at, to);
}

interface Field {
  readonly field: FormattedValue;
  /** What `=` adds in front of the value. */
  readonly text: Piece | null;
}

function parseField(p: Cursor, raw: boolean): Field {
  const start = p.start();
  const from = p.end();
  p.expect(K.LBRACE);
  const value = p.kind === K.YIELD ? p.rules.yieldExpression(p) : p.rules.starExpressions(p);
  const debug = p.take(K.EQUAL);
  const debugEnd = p.start();
  const conversion = parseConversion(p);
  let format_spec: JoinedStr | null = null;
  if (p.kind === K.COLON) format_spec = parseSpec(p, raw);
  p.expect(K.RBRACE);
  const end = p.lastEnd();
  const implied = debug && conversion === -1 && format_spec === null ? 114 : conversion;
  const field: FormattedValue = { kind: "FormattedValue", start, end, value, conversion: implied, format_spec };
  if (!debug) return { field, text: null };
  // CPython 3.12 drops comments here by looking for `#` only, also inside of strings.
  const shown = normalizeBreaks(p.text.slice(from, debugEnd)).replace(/#[^\n]*/g, "");
  return { field, text: { start: from, end: debugEnd, value: shown, prefix: null } };
}

function parseConversion(p: Cursor): -1 | 97 | 114 | 115 {
  if (p.kind !== K.EXCLAMATION) return -1;
  const end = p.end();
  p.advance();
  if (p.kind !== K.NAME || p.start() !== end) p.fail();
  const name = p.name();
  return name === "s" ? 115 : name === "r" ? 114 : name === "a" ? 97 : p.fail();
}

function parseSpec(p: Cursor, raw: boolean): JoinedStr {
  const start = p.start();
  p.advance();
  const values: Expr[] = [];
  for (;;) {
    if (p.kind === K.FSTRING_MIDDLE) {
      const from = p.start();
      const to = p.end();
      p.advance();
      values.push(constant({ start: from, end: to, value: text(p, raw, from, to), prefix: null }));
    } else if (p.kind === K.LBRACE) {
      const { field, text: debug } = parseField(p, raw);
      if (debug === null) values.push(field);
      else values.push({ kind: "JoinedStr", start: field.start, end: field.end, values: [constant(debug), field] });
    } else break;
  }
  const only = values.length === 1 ? values[0] : undefined;
  if (only?.kind === "Constant" && only.value === "") values.pop();
  return { kind: "JoinedStr", start, end: p.lastEnd(), values };
}
