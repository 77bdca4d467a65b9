/** Measures the JavaScript peers on one population: `node bench/peers/child.mjs POPULATION full|quick` prints a JSON line a peer and work. */
import { deepStrictEqual } from "node:assert";
import { median, now, paces } from "../timing.mjs";
import { worksOf } from "../works.mjs";

const [population, pace] = process.argv.slice(2);
const peers = ["mathjs", "cel-js", "jsonata", "arquero"];

/** As `paired` in timing.mjs, for what may answer with a promise. */
async function milliseconds(work, { warmUp, atLeast, rounds }) {
  const once = async (calls) => {
    const start = now();
    for (let i = 0; i < calls; i++) await work();
    return (now() - start) / calls;
  };
  const end = now() + warmUp;
  let one = await once(1);
  while (now() < end) one = await once(1);
  const calls = Math.max(1, Math.ceil(atLeast / one));
  const times = [];
  for (let i = 0; i < Math.min(rounds, 7); i++) times.push(await once(calls));
  return median(times);
}

for (const { name, make } of await worksOf(population)) {
  const { content, floor } = make();
  if (floor?.compute === undefined) continue;
  const expected = floor.write(floor.compute(floor.load(content)));
  for (const peer of peers) {
    try {
      const { computingOf } = await import(`./${peer}.mjs`);
      const state = floor.load(content);
      const compute = computingOf(name, state);
      if (compute === null) continue;
      deepStrictEqual(floor.write(await compute()), expected);
      console.log(JSON.stringify({ name, peer, compute: await milliseconds(compute, paces[pace]) }));
    } catch (error) {
      console.log(JSON.stringify({ name, peer, problem: error.message.split("\n")[0] }));
    }
  }
}
