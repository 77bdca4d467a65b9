/** Complex numbers as pairs of floats. Formulas and faults are those of CPython's C code, which decide the last digit. */

import { atan2 } from "./kernel-arc.ts";
import { exp } from "./kernel-exp.ts";
import { log } from "./kernel-log.ts";
import { power } from "./kernel-pow.ts";
import { hypot } from "./kernel-root.ts";
import { cos, sin } from "./kernel-trig.ts";
import { NumberFault } from "./number-fault.ts";

export interface Complex {
  readonly real: number;
  readonly imag: number;
}

export function addComplex(a: Complex, b: Complex): Complex {
  return { real: a.real + b.real, imag: a.imag + b.imag };
}

export function subtractComplex(a: Complex, b: Complex): Complex {
  return { real: a.real - b.real, imag: a.imag - b.imag };
}

export function multiplyComplex(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** Smith's method; `undefined` for division by zero. */
function quotient(a: Complex, b: Complex): Complex | undefined {
  const [real, imag] = [Math.abs(b.real), Math.abs(b.imag)];
  if (real >= imag) {
    if (real === 0) return undefined;
    const ratio = b.imag / b.real;
    const divisor = b.real + b.imag * ratio;
    return { real: (a.real + a.imag * ratio) / divisor, imag: (a.imag - a.real * ratio) / divisor };
  }
  if (imag >= real) {
    const ratio = b.real / b.imag;
    const divisor = b.real * ratio + b.imag;
    return { real: (a.real * ratio + a.imag) / divisor, imag: (a.imag * ratio - a.real) / divisor };
  }
  return { real: Number.NaN, imag: Number.NaN };
}

export function divideComplex(a: Complex, b: Complex): Complex {
  const result = quotient(a, b);
  if (result === undefined) throw new NumberFault("ZeroDivisionError", "complex division by zero");
  return result;
}

const one: Complex = { real: 1, imag: 0 };

function wholePower(base: Complex, exponent: number): Complex {
  let result = one;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiplyComplex(result, square);
    square = multiplyComplex(square, square);
  }
  return result;
}

function anyPower(a: Complex, b: Complex): Complex | undefined {
  if (b.real === 0 && b.imag === 0) return one;
  if (a.real === 0 && a.imag === 0) return b.imag !== 0 || b.real < 0 ? undefined : { real: 0, imag: 0 };
  const size = hypot([a.real, a.imag]);
  const angle = atan2(a.imag, a.real);
  let length = power(size, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length /= exp(angle * b.imag);
    phase += b.imag * log(size);
  }
  // C has no sine of infinity, which CPython then takes for the other fault of powers.
  if (Math.abs(phase) === Number.POSITIVE_INFINITY) return undefined;
  return { real: length * cos(phase), imag: length * sin(phase) };
}

/** `a ** b`: small whole exponents by multiplication. */
export function powerComplex(a: Complex, b: Complex): Complex {
  const whole = b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100;
  const result = !whole ? anyPower(a, b) : b.real > 0 ? wholePower(a, b.real) : quotient(one, wholePower(a, -b.real));
  if (result === undefined) throw new NumberFault("ZeroDivisionError", "0.0 to a negative or complex power");
  if (Math.abs(result.real) === Number.POSITIVE_INFINITY || Math.abs(result.imag) === Number.POSITIVE_INFINITY) {
    throw new NumberFault("OverflowError", "complex exponentiation");
  }
  return result;
}

export function absoluteComplex({ real, imag }: Complex): number {
  const size = hypot([real, imag]);
  if (size === Number.POSITIVE_INFINITY && Number.isFinite(real) && Number.isFinite(imag)) {
    throw new NumberFault("OverflowError", "absolute value too large");
  }
  return size;
}
