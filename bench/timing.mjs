/** Pairs of measurements: what is measured and its floor by turns, so that both meet the machine in the same mood. */

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Milliseconds: of the clock on the wall, or of this process's own work (its threads for garbage and compiling too), which is what to look at
 * while others keep the machine busy.
 */
export const now =
  process.env.TXS_CLOCK === "cpu"
    ? () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
    : () => performance.now();

/**
 * A work is a function, or `{ fresh, run }` where each call takes what `fresh` made before the clock started.
 * Milliseconds for one call, as the mean over a block of calls.
 */
function block({ fresh, run }, calls) {
  const given = Array.from({ length: calls }, () => fresh());
  const start = now();
  for (let i = 0; i < calls; i++) run(given[i]);
  return (now() - start) / calls;
}

const workOf = (work) => (typeof work === "function" ? { fresh: () => undefined, run: work } : work);

/** Warms `work` up, and finds how many calls fill a block of `atLeast` milliseconds. */
function callsFor(work, { warmUp, atLeast }) {
  let spent = 0;
  let calls = 1;
  let one = 0;
  while (spent < warmUp) {
    one = block(work, calls);
    spent += one * calls;
    if (one * calls < atLeast) calls *= 2;
  }
  return Math.max(1, Math.ceil(atLeast / one));
}

/** `{ ours, floor, ratio }` in milliseconds a call: medians over the rounds, the ratio as the median of the rounds' own ratios. */
export function paired(ourWork, floorWork, pace) {
  const ours = workOf(ourWork);
  const floor = floorWork === undefined ? undefined : workOf(floorWork);
  const oursCalls = callsFor(ours, pace);
  const floorCalls = floor === undefined ? 0 : callsFor(floor, pace);
  const rounds = Array.from({ length: pace.rounds }, () => {
    const mine = block(ours, oursCalls);
    return { ours: mine, floor: floor === undefined ? null : block(floor, floorCalls) };
  });
  if (floor === undefined) return { ours: median(rounds.map((round) => round.ours)), floor: null, ratio: null };
  return {
    ours: median(rounds.map((round) => round.ours)),
    floor: median(rounds.map((round) => round.floor)),
    ratio: median(rounds.map((round) => round.ours / round.floor)),
  };
}

export const paces = {
  quick: { warmUp: 150, atLeast: 5, rounds: 7 },
  full: { warmUp: 400, atLeast: 10, rounds: 15 },
};
