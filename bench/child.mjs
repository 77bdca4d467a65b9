/** Measures one population in this process: `node bench/child.mjs POPULATION full|quick [NAME]` prints one JSON line a work. */
import { paces, paired } from "./timing.mjs";
import { phasesOf, worksOf } from "./works.mjs";

const [population, pace, only] = process.argv.slice(2);
for (const { name, bounds, make } of await worksOf(population)) {
  if (only !== undefined && !name.includes(only)) continue;
  const made = make();
  const phases = {};
  for (const phase of phasesOf(made)) {
    const measured = phase.measure === undefined ? paired(phase.ours, phase.floor, paces[pace]) : phase.measure(pace);
    phases[phase.name] = { ...measured, bounds: phase.bounds };
  }
  console.log(JSON.stringify({ population, name, bounds, phases }));
}
