/** The populations by number, and how a work's phases come about. */
import { deepStrictEqual } from "node:assert";
import { engineOf } from "./engine.mjs";

const files = {
  1: "01-header",
  2: "02-rows",
  3: "03-columns",
  4: "04-chain",
  5: "05-parsing",
  6: "06-cold-start",
  7: "07-payloads",
  8: "08-queue",
  9: "09-edits",
};
export const populations = Object.keys(files);
export const worksOf = async (population) => (await import(`./populations/${files[population]}.mjs`)).works;

/** The platform writes in the order of computation, hand-written code in that of the schema. */
const byId = (operations) => [...operations].sort((a, b) => a.id - b.id);

/**
 * The phases of a work that is a schema, a content and a hand-written floor in three parts (`load`, `compute`, `write`); other works
 * bring their own. Throws unless both give the same operations.
 */
export function phasesOf(made) {
  for (const { name, ours, floor, equal } of made.phases ?? []) {
    if (equal) deepStrictEqual(byId(ours()), byId(floor()), name);
  }
  if (made.floor === undefined) return made.phases;
  const { schema, content, floor } = made;
  const engine = engineOf(schema);
  const byHand = () => floor.write(floor.compute(floor.load(content)));
  deepStrictEqual(byId(engine.whole(content).operations), byId(byHand()));
  const open = engine.load(content);
  const state = floor.load(content);
  engine.compute(open);
  deepStrictEqual(engine.response(engine.compute(open)).operations, []);
  return [
    // Everything anew on an open document, where nothing changes: no texts are needed.
    { name: "compute", ours: () => engine.compute(open), floor: () => floor.compute(state) },
    { name: "load", ours: () => engine.load(content), floor: () => floor.load(content) },
    // From an open document where every result is new: its text made and written, and the operations.
    {
      name: "write back",
      ours: { fresh: () => engine.load(content), run: (fresh) => engine.response(engine.compute(fresh)) },
      floor: { fresh: () => floor.load(content), run: (fresh) => floor.write(floor.compute(fresh)) },
    },
    // Load, compute, and the changed values as operations.
    { name: "whole", ours: () => engine.whole(content), floor: byHand },
  ];
}
