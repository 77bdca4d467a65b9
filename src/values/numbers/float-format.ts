/**
 * A float in one of printf's forms, the part that the format mini-language and `%` share: digits, point and exponent, no padding, no
 * grouping, no plus sign.
 */
import { fixedDigits, significantDigits } from "./float-digits.ts";
import { floatRepr, pythonExponent } from "./float-text.ts";

/** `f` fixed, `e` exponent, `g` general, `r` repr; upper case gives `E`, `INF`, `NAN`. */
export type FloatForm = "e" | "E" | "f" | "F" | "g" | "G" | "r";

export interface FloatLayout {
  readonly form: FloatForm;
  /** Places for `f` and `e`, significant digits for `g`; without meaning for `r`. */
  readonly precision: number;
  /** `#`: keep the point, and in `g` the trailing zeros. */
  readonly alternate: boolean;
  /** A whole number not in exponent form gets `.0`; `g` then changes to the exponent form one digit earlier. */
  readonly keepPoint: boolean;
}

/** The text of `|x|`; a sign is the caller's. The result is as long as `layout.precision`, which the caller bounds. */
export function floatBody(x: number, layout: FloatLayout): string {
  const { form, precision, alternate, keepPoint } = layout;
  const size = Math.abs(x);
  if (!Number.isFinite(size)) {
    const name = Number.isNaN(size) ? "nan" : "inf";
    return form === "E" || form === "F" || form === "G" ? name.toUpperCase() : name;
  }
  switch (form) {
    case "f":
    case "F": {
      const text = fixedDigits(size, precision);
      return alternate && precision === 0 ? `${text}.` : text;
    }
    case "e":
    case "E":
      return exponentText(size, precision, alternate, form);
    case "r": {
      const text = floatRepr(size);
      return alternate && !text.includes(".") ? text.replace("e", ".e") : text;
    }
    default:
      return generalText(size, precision === 0 ? 1 : precision, alternate, keepPoint, form === "G" ? "E" : "e");
  }
}

function exponentText(size: number, precision: number, alternate: boolean, mark: "e" | "E"): string {
  const { digits, exponent } = significantDigits(size, precision + 1);
  const fraction = digits.slice(1).padEnd(precision, "0");
  const point = precision > 0 || alternate ? "." : "";
  return digits.slice(0, 1) + point + fraction + exponentPart(exponent, mark);
}

function generalText(size: number, precision: number, alternate: boolean, keepPoint: boolean, mark: "e" | "E"): string {
  const { digits, exponent } = significantDigits(size, precision);
  const kept = alternate ? digits.padEnd(precision, "0") : digits.replace(/0+$/, "");
  if (exponent < -4 || exponent >= precision - (keepPoint ? 1 : 0)) {
    const fraction = kept.slice(1);
    const point = fraction === "" && !alternate ? "" : ".";
    return (kept.slice(0, 1) || "0") + point + fraction + exponentPart(exponent, mark);
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${kept}`;
  const whole = kept.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = kept.slice(exponent + 1);
  if (fraction !== "") return `${whole}.${fraction}`;
  return keepPoint ? `${whole}.0` : alternate ? `${whole}.` : whole;
}

function exponentPart(exponent: number, mark: "e" | "E"): string {
  return pythonExponent(`${mark}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`.toLowerCase()).replace("e", mark);
}
