import { contentOf, datapoint, replace, section } from "../documents.mjs";
import { compileSchema } from "../engine.mjs";
import { floatText, round2 } from "../python-arithmetic.mjs";

const LENGTH = 200;
/** The formula that reads `late`: an edit there dirties it and the nineteen after it. */
const LATE = 180;

const before = (i) => (i === 0 ? "field.start" : `field.f${i - 1}`);

/** Four kinds of steps by turns, every eighth rounded, and one that reads the late input. */
function formula(i) {
  if (i === LATE) return `${before(i)} + default_to(field.late, 0)`;
  switch (i % 4) {
    case 0:
      return i % 8 === 0 ? `round(${before(i)} * 1.01, 2)` : `${before(i)} * 1.01 + ${i}`;
    case 1:
      return `${before(i)} - default_to(field.fee, 0) / ${i + 1}`;
    case 2:
      return `${before(i)} / 2 if ${before(i)} > 1000 else ${before(i)} + default_to(field.gap, 3.5)`;
    default:
      return `x = ${before(i)}\nif x > ${i}:\n    x = x - 0.25\nx`;
  }
}

const steps = Array.from({ length: LENGTH }, (_, i) => datapoint(`f${i}`, "number", formula(i)));
const inputs = ["start", "fee", "gap", "late"].map((id) => datapoint(id, "number"));
const schema = [section("s", [...inputs, ...steps])];
const content = contentOf(schema, { start: "100", fee: "7.3", late: "1" });

const numberOrNull = (text) => (text === "" ? null : Number(text));

function run(state, from) {
  const { values } = state;
  let x = from === 0 ? state.start : values[from - 1];
  for (let i = from; i < LENGTH; i++) {
    if (i === LATE) x += state.late ?? 0;
    else if (i % 4 === 0) x = i % 8 === 0 ? round2(x * 1.01) : x * 1.01 + i;
    else if (i % 4 === 1) x -= (state.fee ?? 0) / (i + 1);
    else if (i % 4 === 2) x = x > 1000 ? x / 2 : x + (state.gap ?? 3.5);
    else if (x > i) x -= 0.25;
    values[i] = x;
  }
  return state;
}

const write = ({ ids, values }, from) => {
  const operations = [];
  for (let i = from; i < LENGTH; i++) operations.push(replace(ids[i], floatText(values[i])));
  return operations;
};

const floor = {
  load: ([{ children }]) => ({
    start: numberOrNull(children[0].content.value),
    fee: numberOrNull(children[1].content.value),
    gap: numberOrNull(children[2].content.value),
    late: numberOrNull(children[3].content.value),
    values: new Array(LENGTH).fill(0),
    ids: children.slice(4).map(({ id }) => id),
  }),
  compute: (state) => run(state, 0),
  write: (state) => write(state, 0),
};

/** Texts for the late input: each differs from the one before, so that all twenty values change. */
const lateText = (turn) => String(1 + (turn % 8) / 8);

function edits() {
  const session = compileSchema(schema).open(content);
  session.evaluate();
  const lateId = content[0].children[3].id;
  const state = floor.compute(floor.load(content));
  let turn = 0;
  let floorTurn = 0;
  const ours = () => {
    session.setValue(lateId, lateText(++turn));
    return session.evaluate().operations;
  };
  const byHand = () => {
    state.late = Number(lateText(++floorTurn));
    return write(run(state, LATE), LATE);
  };
  // What the platform sends after the edit: all computed values as they were, the edited one new.
  const edited = structuredClone(content);
  const written = (i, value) => {
    edited[0].children[i].content = { value, normalized_value: value };
  };
  for (const [i, { value }] of write(state, 0).entries()) written(inputs.length + i, value.content.value);
  written(3, lateText(1));
  return {
    phases: [{ name: "edit", ours, floor: byHand, equal: true }],
    platform: { schema, content: edited, updated: [lateId] },
  };
}

export const works = [
  {
    name: "chain of two hundred, full",
    bounds: { floor: 8, reference: 2000 },
    make: () => ({ schema, content, floor }),
  },
  {
    name: "chain of two hundred, one edit that dirties twenty",
    bounds: { floor: 10, reference: 10_000 },
    make: edits,
  },
];
