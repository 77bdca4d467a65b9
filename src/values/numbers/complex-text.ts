/** Complex numbers to and from text: `repr`, `format` and what `complex(text)` reads. */
import type { Complex } from "./complex-arithmetic.ts";
import { asciiNumber } from "./decimal-digits.ts";
import { floatRepr } from "./float-text.ts";
import { formatFloat } from "./format-number.ts";
import { type FormatSpec, parseFormatSpec, unknownFormatCode } from "./format-spec.ts";
import { padded } from "./format-text.ts";
import { NumberFault } from "./number-fault.ts";

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** A part without `.0`, which whole floats have elsewhere. */
function partText(x: number): string {
  return floatRepr(x).replace(/\.0$/, "");
}

/** `repr`: `1j`, `(1+2j)`, `(-0-1j)`. */
export function complexRepr({ real, imag }: Complex): string {
  if (Object.is(real, 0)) return `${partText(imag)}j`;
  return `(${partText(real)}${isNegative(imag) ? "" : "+"}${partText(imag)}j)`;
}

/** `format(z, spec)`; without a letter as `repr` writes, but with the precision asked for. */
export function formatComplex(z: Complex, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, "float", typeName);
  if (spec.fill === "0" && spec.align === "=") {
    throw new NumberFault("ValueError", "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align === "=") {
    throw new NumberFault("ValueError", "'=' alignment flag is not allowed in complex format specifier");
  }
  if (spec.type !== "" && !"eEfFgGn".includes(spec.type)) throw unknownFormatCode(spec);
  const plain = spec.type === "";
  const onlyImaginary = plain && Object.is(z.real, 0);
  const real = onlyImaginary ? "" : part(z.real, spec, spec.sign);
  const imag = part(z.imag, spec, onlyImaginary ? spec.sign : "+");
  const body = plain && !onlyImaginary ? `(${real}${imag}j)` : `${real}${imag}j`;
  return body.length >= spec.width ? body : padded(body, body.length, spec);
}

function part(x: number, spec: FormatSpec, sign: FormatSpec["sign"]): string {
  // Without a letter a precision means `g`, here without the `.0` that floats keep.
  const letter = spec.type === "" && spec.precision >= 0 ? "g" : spec.type;
  const text = formatFloat(x, { ...spec, sign, type: letter, width: -1, fill: " ", align: ">", bare: false });
  // Whole parts have no `.0`; `#` keeps the point.
  return letter === "" ? text.replace(/\.0$/, spec.alternate ? "." : "") : text;
}

const DIGITS = "\\d(?:_?\\d)*";
const NUMBER = `(?:(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:e[+-]?${DIGITS})?|inf(?:inity)?|nan)`;
const FORM = new RegExp(`^(?:([+-]?${NUMBER})(?:([+-]${NUMBER}?)j)?|([+-]?${NUMBER}?)j)$`, "i");

/** What `complex(text)` reads; `null` for what it does not. */
export function complexOfText(text: string): Complex | null {
  let ascii = asciiNumber(text);
  if (ascii?.startsWith("(") === true && ascii.endsWith(")")) ascii = asciiNumber(ascii.slice(1, -1));
  const found = ascii === null ? null : FORM.exec(ascii);
  if (found === null) return null;
  const [, real, imag, alone] = found;
  return alone === undefined
    ? { real: read(real ?? ""), imag: imag === undefined ? 0 : read(imag) }
    : { real: 0, imag: read(alone) };
}

/** A number, or a bare sign, which stands for one. */
function read(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain === "" || plain === "+") return 1;
  if (plain === "-") return -1;
  const size = plain.replace(/^[+-]/, "");
  const x = size.startsWith("inf") ? Number.POSITIVE_INFINITY : size === "nan" ? Number.NaN : Number(size);
  return plain.startsWith("-") ? -x : x;
}
