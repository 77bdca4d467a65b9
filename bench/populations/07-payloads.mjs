import { deepStrictEqual } from "node:assert";
import { payloadOf } from "../documents.mjs";
import { engineOf } from "../engine.mjs";
import { rowWork } from "./02-rows.mjs";

/** The whole way of a cold call whose schema is known: JSON text of a hook payload in, JSON text of the response out. */
function make() {
  const { schema, content, floor } = rowWork(1000);
  const text = JSON.stringify(payloadOf(schema, content));
  const engine = engineOf(schema);
  const ours = () => JSON.stringify(engine.whole(JSON.parse(text)));
  const byHand = () => {
    const operations = floor.write(floor.compute(floor.load(JSON.parse(text).annotation.content)));
    return JSON.stringify({
      automation_blockers: [],
      messages: [],
      operations,
      actions: [],
      computed_ids: operations.map(({ id }) => id).sort((a, b) => a - b),
      promises: [],
    });
  };
  const sorted = (answer) => {
    const response = JSON.parse(answer);
    return { ...response, operations: response.operations.sort((a, b) => a.id - b.id) };
  };
  deepStrictEqual(sorted(ours()), sorted(byHand()));
  return {
    phases: [
      { name: "text to text", ours, floor: byHand },
      { name: "JSON.parse alone", ours: () => JSON.parse(text), floor: byHand },
    ],
    platform: { schema, content, text: true },
  };
}

export const works = [
  { name: "payload text to response text, 1,000 rows", bounds: { floor: 1.5, reference: 15 }, make },
];
