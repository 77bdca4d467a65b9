/** What hand-written JavaScript needs in order to give Python's results. */

/** `round(x, 2)`: by the exact binary value, ties to even. `toFixed` is exact too, but takes ties upwards; ties are odd eighths. */
export function round2(x) {
  const eighths = x * 8;
  if (eighths % 2 === 1 || eighths % 2 === -1) {
    const below = Math.floor(x * 100);
    return (below % 2 === 0 ? below : below + 1) / 100;
  }
  return Number(x.toFixed(2));
}

/** `f"{x:.2f}"`. */
export const fixed2 = (x) => round2(x).toFixed(2);

/** `sum` over plain floats, as CPython 3.12 compensates it. */
export function compensatedSum(values) {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return total + lost;
}

/** The text of a float that is neither huge nor tiny. */
export function floatText(x) {
  if (Number.isInteger(x) && Math.abs(x) < 1e16) return Object.is(x, -0) ? "-0.0" : `${x}.0`;
  const text = String(x);
  if (text.includes("e")) throw new Error(`the floors do not write ${text}`);
  return text;
}
