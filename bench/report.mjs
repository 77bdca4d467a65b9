/** The tables: on the terminal, and in RESULTS.md. */
import { cpus, release, totalmem, type } from "node:os";

/** Milliseconds with three digits that count. */
const duration = (ms) => (ms >= 1 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms * 1000).toPrecision(3))} µs`);
const times = (ratio) => (ratio >= 100 ? Math.round(ratio).toLocaleString("en") : String(Number(ratio.toPrecision(2))));
const ranged = (spread, shown) =>
  spread === null
    ? "–"
    : spread.least === spread.most
      ? shown(spread.median)
      : `${shown(spread.median)} (${shown(spread.least)}–${shown(spread.most)})`;

/** Bounds of a phase: its own, or the work's where the phase is the one that the issue means. */
const boundsOf = ({ phases, bounds }, phase) =>
  phase === (phases.compute === undefined ? Object.keys(phases)[0] : "compute")
    ? { ...bounds, ...phases[phase].bounds }
    : phases[phase].bounds;

function rows({ works }) {
  return works.flatMap((work) =>
    Object.entries(work.phases).map(([phase, { ours, floor, ratio, faster }]) => {
      const bound = boundsOf(work, phase);
      const peers =
        phase !== "compute"
          ? []
          : Object.entries(work.peers).map(([peer, ms]) => `${peer} ${times(ms / floor.median)}`);
      return [
        work.population,
        work.name,
        phase,
        ranged(ours, duration) + (bound.milliseconds === undefined ? "" : ` ≤ ${bound.milliseconds} ms`),
        floor === null ? "–" : duration(floor.median),
        ranged(ratio, times),
        bound.floor === undefined ? "" : `≤ ${bound.floor}`,
        ranged(faster, times),
        bound.reference === undefined ? "" : `≥ ${bound.reference.toLocaleString("en")}`,
        peers.join(", "),
      ];
    }),
  );
}

const heads = [
  "",
  "work",
  "phase",
  "time",
  "floor",
  "× floor",
  "bound",
  "× faster than reference",
  "bound",
  "peers, × floor",
];

/** Markdown, aligned so that a terminal shows it well too. */
function markdown(lines) {
  const widths = heads.map((head, i) => Math.max(head.length, ...lines.map((line) => line[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...lines.map(line)].join("\n");
}

export const table = (results) => [markdown(rows(results)), ...results.notes].join("\n");

/** How this run differs from a saved one, in ratios, which survive a change of the machine's mood better than times. */
export function comparison(now, then) {
  const lines = [];
  for (const work of now.works) {
    const before = then.works.find(({ name }) => name === work.name);
    for (const [phase, { ours, ratio }] of Object.entries(work.phases)) {
      const old = before?.phases[phase];
      if (old === undefined) continue;
      const kind = ratio === null ? "time" : "× floor";
      const change = ratio === null ? ours.median / old.ours.median : ratio.median / old.ratio.median;
      lines.push(`${change.toFixed(2).padStart(6)} ${kind.padEnd(8)} ${work.name}, ${phase}`);
    }
  }
  return [`\nNow against ${then.date} (less than 1 is better):`, ...lines].join("\n");
}

export function resultsPage(results) {
  const [cpu] = cpus();
  const machine = `${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`;
  return `# Results

${machine}; Node.js ${process.version}; ${results.date}.
\`${results.command}\`: medians over ${results.processes} processes, with the least and the greatest; ${results.clock === "cpu" ? "times are of the processors' work, since others kept the machine busy (cold start excepted)" : "times are on the wall"}.

${table(results)}

What the phases and the floors are is said in README.md of this folder. Bounds are those of the project's issue 6 for the phase in their line.
`;
}
