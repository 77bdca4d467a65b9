import type { Json } from "../../src/document/json.ts";
import { findQueues } from "../../src/queue/find.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { datapoint, type Files, folderOf, section } from "../queue/folder.ts";

const formula = { ui_configuration: { type: "formula" }, formula: "" };

export const schema: object = {
  id: 70,
  content: [
    section(datapoint("doc_id", { type: "string" }), datapoint("net"), datapoint("total", formula), {
      category: "multivalue",
      id: "lines",
      label: "Lines",
      children: {
        category: "tuple",
        id: "line",
        label: "Line",
        children: [datapoint("qty"), datapoint("price"), datapoint("amount", formula)],
      },
    }),
  ],
};

export const formulas: Files = {
  "formulas/total.py": `if is_empty(field.doc_id):
    show_error("no id", field.doc_id)
sum(default_to(field.amount.all_values, 0)) + default_to(field.net, 0)`,
  "formulas/amount.py": "field.qty * field.price",
};

/** A queue of the schema above with more files. */
export function queueOf(files: Files): Queue {
  const [queue] = findQueues(folderOf({ "schema.json": schema, ...formulas, ...files }));
  if (queue === undefined) throw new Error("no queue");
  return queue;
}

/** A hook's file. */
export function hook(id: number, code: string, more: object = {}): object {
  return {
    id,
    name: `hook ${id}`,
    type: "function",
    events: ["annotation_content"],
    sideload: ["schemas"],
    config: { runtime: "python3.12", code },
    ...more,
  };
}

/** A rule's file with one action. */
export function rule(condition: string, type: string, payload: object, event = "validation"): object {
  return { name: type, trigger_condition: condition, actions: [{ id: "a", type, event, payload }] };
}

function value(id: number, schema_id: string, text: string): Json {
  return { id, schema_id, category: "datapoint", content: { value: text, normalized_value: text } };
}

function row(id: number, qty: string, price: string): Json {
  const children = [value(id + 1, "qty", qty), value(id + 2, "price", price), value(id + 3, "amount", "")];
  return { id, schema_id: "line", category: "tuple", children };
}

/** A payload: net 1, lines 2 × 5 and (quantity empty) × 5. */
export function payloadOf(
  action: string,
  more: { readonly [key: string]: Json } = {},
  annotation: { readonly [key: string]: Json } = {},
): Json {
  const children = [
    value(2, "doc_id", ""),
    value(3, "net", "1"),
    value(4, "total", ""),
    { id: 5, schema_id: "lines", category: "multivalue", children: [row(10, "2", "5"), row(20, "", "5")] },
  ];
  return {
    event: "annotation_content",
    action,
    annotation: { id: 1, ...annotation, content: [{ id: 1, schema_id: "basic", category: "section", children }] },
    ...more,
  };
}
