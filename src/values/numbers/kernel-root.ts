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

/** The cube root, rounded once. C libraries are content with a few units in the last place here, so the last digit may differ from theirs. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const { mantissa, exponent } = floatParts(size);
  const third = Math.floor((exponent + mantissa.toString(2).length) / 3);
  const m = scaleByTwo(size, -3 * third);
  // One Newton step from the host's root, with the error of the cube taken into account, doubles its digits.
  const root = Math.cbrt(m);
  const square = root * root;
  const squareLow = productError(root, root, square);
  const cube = square * root;
  const cubeLow = productError(square, root, cube) + squareLow * root;
  const result = scaleByTwo(root + (m - cube - cubeLow) / (3 * square), third);
  return x < 0 ? -result : result;
}
