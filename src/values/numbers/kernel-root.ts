/** Lengths, rounded once, and cube roots. */
import { productError } from "./double-double.ts";
import { floatParts, scaleByTwo } from "./float-parts.ts";

/** The length of a vector, as `math.hypot` and `math.dist` give it: an infinity wins over nan. */
export function hypot(coordinates: readonly number[]): number {
  let largest = 0;
  let nan = false;
  for (const coordinate of coordinates) {
    const size = Math.abs(coordinate);
    if (Number.isNaN(size)) nan = true;
    else if (size > largest) largest = size;
  }
  if (largest === Number.POSITIVE_INFINITY) return largest;
  if (nan) return Number.NaN;
  if (largest === 0) return 0;
  // Near 1, squares and their errors stay in range; coordinates too small for that cannot matter.
  const { mantissa, exponent } = floatParts(largest);
  const shift = -(exponent + mantissa.toString(2).length);
  let sum = 0;
  let rest = 0;
  for (const coordinate of coordinates) {
    const x = scaleByTwo(Math.abs(coordinate), shift);
    if (x < 1e-100) continue;
    const square = x * x;
    const total = sum + square;
    rest += (sum > square ? sum - total + square : square - total + sum) + productError(x, x, square);
    sum = total;
  }
  const root = Math.sqrt(sum);
  const square = root * root;
  const correction = (sum - square - productError(root, root, square) + rest) / (2 * root);
  return scaleByTwo(root + correction, -shift);
}

/** A polynomial near the cube root on [1/2, 1), highest power first; the numbers are those of GNU's C library. */
const ROOT_GUESS: readonly number[] = [
  -0.14526389938548637, 0.7849323449766392, -1.8346927748361308, 2.4469312227808357, -2.114994941673713,
  1.508191937815849, 0.35489576504391984,
];

/** Cube roots of 1/4, 1/2, 1, 2, 4. */
const FACTORS: readonly number[] = [
  1 / 1.5874010519681996,
  1 / 1.2599210498948732,
  1,
  1.2599210498948732,
  1.5874010519681996,
];

/**
 * The cube root as GNU's C library has it, which is not the best one but within a unit in the last place: one step of Halley's after a
 * polynomial guess.
 */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const { mantissa, exponent } = floatParts(size);
  const length = exponent + mantissa.toString(2).length;
  const m = scaleByTwo(size, -length);
  let guess = 0;
  for (const coefficient of ROOT_GUESS) guess = guess * m + coefficient;
  const cube = guess * guess * guess;
  const root = ((guess * (cube + 2 * m)) / (2 * cube + m)) * (FACTORS[2 + (length % 3)] ?? 1);
  const result = scaleByTwo(root, Math.trunc(length / 3));
  return x < 0 ? -result : result;
}
