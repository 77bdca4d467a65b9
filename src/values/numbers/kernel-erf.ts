/**
 * The error function and its complement, by Sun's rational approximations, which C libraries share (the coefficients are those published with
 * them): in floats, so that the last digits are mostly theirs.
 */
import { floatBits, floatOfBits } from "./float-parts.ts";
import { exp } from "./kernel-exp.ts";

/** Coefficients, lowest power first; each pair of rows is a numerator and a denominator, for one range of |x|. */
const SMALL_P: readonly number[] = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const SMALL_Q: readonly number[] = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
];
const MIDDLE_P: readonly number[] = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const MIDDLE_Q: readonly number[] = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const LARGE_R: readonly number[] = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const LARGE_S: readonly number[] = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const HUGE_R: readonly number[] = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const HUGE_S: readonly number[] = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

/** erf(1) to 24 bits. */
const AT_ONE = 0.8450629115104675;

/** By pairs of terms, (c₀ + c₁x) + x²(c₂ + c₃x) + x⁴(…) + …, as GNU's library has it; Horner's way would differ in the last digit. */
function polynomial(coefficients: readonly number[], x: number): number {
  const square = x * x;
  const fourth = square * square;
  const powers = [1, square, fourth, fourth * square, fourth * fourth];
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 2) {
    const last = coefficients[i + 1];
    const pair = (coefficients[i] ?? 0) + (last === undefined ? 0 : x * last);
    sum += (powers[i / 2] ?? 0) * pair;
  }
  return sum;
}

function quotient(above: readonly number[], below: readonly number[], x: number): number {
  return polynomial(above, x) / polynomial(below, x);
}

/** erfc(x) · x, for x ≥ 1.25. */
function tail(x: number): number {
  const s = 1 / (x * x);
  const ratio = x < 1 / 0.35 ? quotient(LARGE_R, LARGE_S, s) : quotient(HUGE_R, HUGE_S, s);
  // x cut to half its digits has an exact square; the rest of x² joins the small exponent.
  const z = floatOfBits(floatBits(x) & 0xffffffff00000000n);
  return exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio);
}

/** erf(x). */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return x + 0.1283791670955126 * x;
    return x + x * quotient(SMALL_P, SMALL_Q, x * x);
  }
  if (Number.isNaN(x)) return x;
  let result = 1;
  if (size < 1.25) result = AT_ONE + quotient(MIDDLE_P, MIDDLE_Q, size - 1);
  else if (size < 6) result = 1 - tail(size) / size;
  return x < 0 ? -result : result;
}

/** erfc(x) = 1 - erf(x), without its cancellation. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const y = quotient(SMALL_P, SMALL_Q, x * x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (Number.isNaN(x)) return x;
  if (size < 1.25) {
    const y = quotient(MIDDLE_P, MIDDLE_Q, size - 1);
    return x < 0 ? 1 + (AT_ONE + y) : 1 - AT_ONE - y;
  }
  if (size >= 28 || x < -6) return x < 0 ? 2 : 0;
  const result = tail(size) / size;
  return x < 0 ? 2 - result : result;
}
