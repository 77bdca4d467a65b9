import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/document/json.ts";
import { readPayload } from "../../src/document/payload.ts";
import { type Evaluated, evaluateDocument } from "../../src/engine/evaluate.ts";
import { planOf } from "../../src/engine/field-plan.ts";
import { type Response, responseOf } from "../../src/engine/response.ts";
import { fieldsGiven, programOf, type SchemaProgram } from "../../src/engine/schema-program.ts";
import { loadVectors } from "../../src/engine/vectors.ts";
import { expanded, type Recorded } from "./probe-fixtures.ts";

/**
 * What is due is found in two ways: from what changed, along the edges of the plan, and, where a document has something odd, place by place.
 * Both must give the same run, messages, failures and promises included.
 */
const headerCodes = [
  "field.s",
  "default_to(field.n, 0) + 1",
  "sum(default_to(field.qty.all_values, 0))",
  "max(default_to(field.total.all_values, 0), default=0)",
  "[row.qty for row in field.lines]",
  "len(field.lines)",
  "field.f",
  "field.g or field.fn",
  "show_info('m', field.h)\nfield.h",
  "1 / field.n",
  "'constant'",
  "sum(default_to(field.num.all_values, 0))",
  "field.taxes[0].rate",
  "set_struct({'a': 1})\nfield.s",
];
const rowCodes = [
  "default_to(field.qty, 0) * default_to(field.price, 1)",
  "field.s + field.desc",
  "field.f",
  "field._index",
  "default_to(field.lines[field._index - 1].total, 0) + default_to(field.qty, 0)",
  "sum(default_to(row.qty, 0) for row in field.lines)",
  "[row.total for row in field.lines if row.total]",
  "field.lines[0].price",
  "'' if field._index == 1 else field.price",
  "10 / (field.qty - 2)",
  "field.taxes[0].rate",
  "sum(default_to(field.rate.all_values, 0))",
  "show_warning('w', field.qty)\nfield.qty",
  "field.total",
  "field.lines[0].total and ''",
  "field.desc",
  "str(field.desc) + str(field.qty)",
  "str(field.total) + str(field.price)",
];
const others: readonly JsonObject[] = [
  { type: "reasoning", context: ["field.s"], prompt: "p {field.n}" },
  { type: "reasoning", context: ["field.qty", "field.f"], prompt: null },
  { type: "lookup", matching: { configuration: { a: { __formula: "field.s" } } } },
];

interface Node {
  readonly id: number;
  readonly schema_id: string;
  readonly children?: readonly Node[];
  readonly content?: unknown;
}

/** Four more rows, 201 to 204 with cells 211 to 245: enough of them to be computed together. */
function withMoreRows(node: Node): Node {
  const { children } = node;
  if (children === undefined) return node;
  if (node.schema_id !== "lines") return { ...node, children: children.map(withMoreRows) };
  const [first] = children;
  const more = [1, 2, 3, 4].map((i) => ({
    ...first,
    id: 200 + i,
    children: first?.children?.map((cell, k) => ({ ...cell, id: 200 + 10 * i + k + 1 })) ?? [],
  }));
  return { ...node, children: [...children, ...(more as Node[])] };
}

const headerIds = [102, 104, 118, 119, 120, 121, 122, 125, 126, 131, 150];
const cellIds = [132, 134, 135, 136, 139, 140, 142, 145, 146, 147, 148, 152, 155, 212, 223, 234, 244];
const texts = ["", "0", "1", "2.0", "x"];

const run = fc.record({
  header: fc.dictionary(fc.constantFrom("f", "g", "h", "fn", "e"), fc.constantFrom<Json>(...headerCodes), {
    maxKeys: 4,
  }),
  rows: fc.dictionary(fc.constantFrom("total", "desc", "when"), fc.constantFrom<Json>(...rowCodes), { maxKeys: 3 }),
  other: fc.option(fc.tuple(fc.constantFrom("f", "h", "total", "desc"), fc.constantFrom<Json>(...others))),
  cells: fc.dictionary(fc.constantFrom(...[...headerIds, ...cellIds].map(String)), fc.constantFrom(...texts), {
    maxKeys: 5,
  }),
  frozen: fc.option(fc.constantFrom("118", "136", "142", "214"), { freq: 6 }),
  updated: fc.array(fc.constantFrom(...headerIds, ...cellIds), { minLength: 1, maxLength: 4 }),
  forced: fc.array(fc.constantFrom(118, 119, 136, 142, 145, 224), { maxLength: 2 }),
  drop: fc.array(fc.constantFrom(102, 118, 134, 142, 213), { maxLength: 1 }),
});

/** The nodes with other texts, and without some. */
function changed(nodes: readonly Node[], set: Recorded, drop: ReadonlySet<number>): Json {
  const visit = (node: Node): object => {
    const { "@no_recalculation": frozen, ...texts } = (set[String(node.id)] ?? {}) as Recorded;
    return {
      ...node,
      ...(frozen === undefined ? {} : { no_recalculation: frozen }),
      ...(node.content === undefined ? {} : { content: node.content === null ? null : { ...node.content, ...texts } }),
      ...(node.children === undefined ? {} : { children: node.children.filter(({ id }) => !drop.has(id)).map(visit) }),
    };
  };
  return JSON.parse(JSON.stringify(nodes.map(visit))) as Json;
}

type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

interface Ran extends Evaluated {
  readonly program: SchemaProgram;
}

function evaluated(given: Run, placeByPlace: boolean, stopOnEqual: boolean): Ran {
  const set: Recorded = {};
  const present = (id: string): boolean => !["122", "125", "131", "132", "150"].includes(id);
  for (const [id, value] of Object.entries(given.cells)) {
    if (present(id)) set[id] = { value, normalized_value: value };
  }
  if (given.frozen !== null) set[given.frozen] = { ...(set[given.frozen] as object), "@no_recalculation": true };
  const request = expanded({ fixture: "main" }) as { readonly [key: string]: Json };
  const nodes = (request["content"] as unknown as readonly Node[]).map(withMoreRows);
  const annotation = { content: changed(nodes, set, new Set(given.drop)) };
  const schemas = [{ content: request["schema"] ?? [] }];
  const { document, schema } = readPayload({ event: "annotation_content", annotation, schemas });
  const formulas = {
    ...given.header,
    ...given.rows,
    ...(given.other === null ? {} : Object.fromEntries([given.other])),
  };
  document.sharedIds = placeByPlace;
  const program = programOf(schema, fieldsGiven(schema, formulas));
  const made = evaluateDocument(
    program,
    {
      document,
      payload: {},
      incremental: true,
      updatedIds: new Set(given.updated),
      forcedIds: new Set(given.forced),
    },
    { stopOnEqual },
  );
  return { ...made, program };
}

function answer(given: Run, placeByPlace: boolean, stopOnEqual: boolean): Response | string {
  const { refusal, run } = evaluated(given, placeByPlace, stopOnEqual);
  return refusal?.message ?? responseOf(run, true);
}

/** The fields that depend on some of `fields`, at whatever distance. */
function dependantsOf(program: SchemaProgram, fields: readonly string[]): ReadonlySet<string> {
  const order = "order" in program.ordering ? program.ordering.order : [];
  const { dependants } = planOf(program, order);
  const found = new Set<string>();
  const follow = (id: string): void => {
    for (const position of dependants.get(id)?.positions ?? []) {
      const next = order[position]?.schemaId ?? "";
      if (found.has(next)) continue;
      found.add(next);
      follow(next);
    }
  };
  for (const id of fields) follow(id);
  return found;
}

beforeAll(loadVectors);

describe("what is due after changes", () => {
  test("is the same found from what changed and found place by place", () => {
    fc.assert(
      fc.property(run, fc.boolean(), (given, stopOnEqual) => {
        expect(answer(given, false, stopOnEqual)).toEqual(answer(given, true, stopOnEqual));
      }),
      { numRuns: 1500 },
    );
  });

  const nothing: Run = {
    header: {},
    rows: {},
    other: null,
    cells: {},
    frozen: null,
    updated: [],
    forced: [],
    drop: [],
  };
  const rare: readonly (readonly [string, Run, readonly number[]])[] = [
    [
      "a changed cell of the column itself counts while it holds something true",
      { ...nothing, rows: { total: "field.lines[0].total and ''" }, cells: { "148": "5" }, updated: [148] },
      [136, 142, 148],
    ],
    [
      "what waits makes only those wait that are due",
      {
        ...nothing,
        rows: { total: "field.f", desc: "str(field.total)", when: "str(field.desc) + str(field.qty)" },
        other: ["f", { type: "reasoning", context: ["field.s"], prompt: "p" }],
        updated: [102, 134],
      },
      [118, 137],
    ],
  ];
  test.each(rare)("%s", (_, given, computed) => {
    for (const placeByPlace of [false, true]) {
      expect(answer(given, placeByPlace, false)).toMatchObject({ computed_ids: computed });
    }
  });

  /**
   * Where nothing that a reasoning or lookup field reads has changed, no promise is made with `stopOnEqual`: what is due for another reason
   * need not wait for it and runs, and what reads that may become due by it. All else runs without `stopOnEqual`, too.
   */
  function expectPart(given: Run): void {
    const all = evaluated(given, false, false);
    const some = evaluated(given, false, true);
    expect(some.refusal).toEqual(all.refusal);
    if (all.refusal !== null) return;
    const known = new Set(all.run.computedIds());
    const more = some.run.computedIds().filter((id) => !known.has(id));
    if (more.length === 0) return;
    const promised = new Set(some.run.promises.map(({ id }) => id));
    const spared = all.run.promises.filter(({ id }) => !promised.has(id));
    const waited = [...all.run.waiting].filter(({ id }) => id !== null && more.includes(id));
    const waitedIds = new Set(waited.map(({ id }) => id));
    const waitedFields = waited.map(({ node }) => node.id);
    const waitable = dependantsOf(
      all.program,
      spared.map(({ schema_id }) => schema_id),
    );
    expect(waitedFields.filter((id) => !waitable.has(id))).toEqual([]);
    const due = dependantsOf(all.program, waitedFields);
    const fieldOf = (id: number): string => {
      const entry = some.run.document.entries.get(id);
      return entry?.kind === "datapoint" ? entry.node.id : "";
    };
    expect(more.filter((id) => !waitedIds.has(id) && !due.has(fieldOf(id)))).toEqual([]);
  }

  test("is a part of it with stopOnEqual", () => {
    fc.assert(fc.property(run, expectPart), { numRuns: Number(process.env["RUNS"] ?? 300) });
  });

  test("with stopOnEqual, what waits for a promise only because of an equal value runs", () => {
    const given: Run = {
      ...nothing,
      header: { f: "field.taxes[0].rate" },
      rows: { total: "field.s + field.desc" },
      other: ["desc", { type: "reasoning", context: ["field.qty", "field.f"], prompt: null }],
      cells: { "118": "21.0" },
      updated: [150],
      forced: [142],
    };
    expect(answer(given, false, false)).toMatchObject({ computed_ids: [118, 133, 139, 145, 211, 221, 231, 241] });
    expect(answer(given, false, true)).toMatchObject({ computed_ids: [118, 142], promises: [] });
    expectPart(given);
  });
});
