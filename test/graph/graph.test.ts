import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { runGraph } from "../../src/cli/graph.ts";
import { InputError } from "../../src/cli/input.ts";
import { readSchemaProgram } from "../../src/engine/schema-program.ts";
import { graphDot } from "../../src/graph/dot.ts";
import { graphMermaid } from "../../src/graph/mermaid.ts";
import { around, type DependencyGraph, dependencyGraph } from "../../src/graph/model.ts";
import { graphSvg } from "../../src/graph/svg.ts";
import { graphText } from "../../src/graph/text.ts";
import { schemaWith } from "../testing/sample.ts";

const graphOf = (formulas: Readonly<Record<string, string>>): DependencyGraph =>
  dependencyGraph(readSchemaProgram(schemaWith(formulas)));

const simple = graphOf({
  amount: "field.quantity * field.price",
  result: "sum(field.amount.all_values)",
  text: "field.result",
});
const circular = graphOf({
  result: "field.text",
  text: "field.due",
  due: "field.result + field.number",
  choice: "field.text",
  kind: "field.kind",
});

describe("what depends on what", () => {
  test("levels", () => {
    expect(simple.nodes.map(({ id, level, kind, table }) => [id, level, kind, table])).toEqual([
      ["result", 2, "formula", null],
      ["text", 3, "formula", null],
      ["quantity", 0, "field", "lines"],
      ["price", 0, "field", "lines"],
      ["amount", 1, "formula", "lines"],
    ]);
    expect(simple.cycles).toEqual([]);
  });

  test("circles, and what comes after them", () => {
    expect(circular.cycles).toEqual([["result", "text", "due"]]);
    expect(circular.nodes.map(({ id, level, inCycle }) => [id, level, inCycle])).toEqual([
      ["number", 0, false],
      ["kind", 1, false],
      ["result", null, true],
      ["text", null, true],
      ["due", null, true],
      ["choice", null, false],
    ]);
    expect(circular.edges.filter(({ inCycle }) => inCycle)).toHaveLength(3);
  });

  test("two circles stay apart", () => {
    const formulas = {
      result: "field.text",
      text: "field.result",
      due: "field.choice",
      choice: "field.due + field.result",
    };
    expect(graphOf(formulas).cycles).toEqual([
      ["result", "text"],
      ["due", "choice"],
    ]);
  });

  test("a part of it", () => {
    const part = around(simple, "amount");
    expect(part.nodes.map(({ id }) => id)).toEqual(["result", "text", "quantity", "price", "amount"]);
    expect(around(simple, "price").edges.map(({ from, to }) => `${from}→${to}`)).toEqual(
      ["result→text", "price→amount", "amount→result"].sort((a, b) => order(a) - order(b)),
    );
    expect(around(circular, "kind").nodes.map(({ id }) => id)).toEqual(["kind"]);
    function order(edge: string): number {
      return simple.edges.findIndex(({ from, to }) => edge === `${from}→${to}`);
    }
  });

  test("reasoning and lookups", () => {
    const schema = [
      {
        category: "section",
        id: "s",
        label: "S",
        children: [
          { category: "datapoint", id: "a", type: "string" },
          {
            category: "datapoint",
            id: "r",
            type: "string",
            ui_configuration: { type: "reasoning" },
            prompt: "Say {field.a}",
            context: [],
          },
          {
            category: "datapoint",
            id: "l",
            type: "enum",
            ui_configuration: { type: "lookup" },
            matching: { configuration: { query: { __formula: "field.r" } } },
          },
        ],
      },
    ];
    const graph = dependencyGraph(readSchemaProgram(schema));
    expect(graph.nodes.map(({ id, kind, level }) => [id, kind, level])).toEqual([
      ["a", "field", 0],
      ["r", "reasoning", 1],
      ["l", "lookup", 2],
    ]);
    expect(graphText(graph)).toContain("  r (reasoning)  ← a\n\nlevel 2\n  l (lookup)     ← r*");
  });
});

describe("drawings", () => {
  test("text", () => {
    expect(graphText(circular)).toBe(`level 1
  kind

in a circle, or after one
↻ result  ← text*
↻ text    ← due*
↻ due     ← result*, number
  choice  ← text*

↻ circle: result, text, due

5 computed fields, 1 others, 5 dependencies; * computed itself`);
  });

  test("Mermaid", () => {
    expect(graphMermaid(simple)).toBe(`flowchart LR
  n0["result"]
  n1["text"]
  subgraph t_n2["lines"]
    n2(["quantity"])
    n3(["price"])
    n4["amount"]
  end
  n4 --> n0
  n0 --> n1
  n2 --> n4
  n3 --> n4
  classDef given fill:#eee,stroke:#999,color:#333
  classDef cycle fill:#fdd,stroke:#c00,color:#900
  class n2,n3 given`);
    expect(graphMermaid(circular)).toMatch(/n3 ==> n2\n[\s\S]*class n2,n3,n4 cycle$/);
  });

  test("DOT", () => {
    expect(graphDot(simple)).toBe(`digraph formulas {
  rankdir=LR;
  node [fontname="sans-serif", fontsize=11];
  "result" [shape=box];
  "text" [shape=box];
  subgraph "cluster_lines" {
    label="lines";
    "quantity" [shape=ellipse, color=gray];
    "price" [shape=ellipse, color=gray];
    "amount" [shape=box];
  }
  "amount" -> "result";
  "result" -> "text";
  "quantity" -> "amount";
  "price" -> "amount";
}`);
    expect(graphDot(circular)).toContain('"text" -> "result" [color=red];');
  });

  test("SVG: every field has a box, no two overlap, all lie in the picture", () => {
    for (const graph of [simple, circular]) {
      const svg = graphSvg(graph);
      const [, width = "", height = ""] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
      const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx/g)].map(
        (match) => {
          const [x = 0, y = 0, w = 0, h = 0] = match.slice(1).map(Number);
          return { left: x, top: y, right: x + w, bottom: y + h };
        },
      );
      expect(boxes).toHaveLength(graph.nodes.length);
      for (const [i, a] of boxes.entries()) {
        expect(a.right).toBeLessThanOrEqual(Number(width));
        expect(a.bottom).toBeLessThanOrEqual(Number(height));
        for (const b of boxes.slice(i + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }
      }
      expect(svg.match(/<path d="M[^"]*" fill="none"/g)).toHaveLength(graph.edges.length);
    }
    expect(graphSvg(circular)).toContain("result (formula, in a circle)");
  });
});

describe("txs graph", () => {
  const example = join(import.meta.dirname, "../../examples/queue");
  async function txsGraph(path: string, flags: Parameters<typeof runGraph>[1]): Promise<readonly [number, string]> {
    let text = "";
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    try {
      return [await runGraph(path, flags), text];
    } finally {
      spy.mockRestore();
    }
  }

  test("of the example queue", async () => {
    const [code, text] = await txsGraph(example, {});
    expect(code).toBe(0);
    expect(text).toContain("48 computed fields");
    expect(text).toMatch(/ {2}total_check +← total_difference\*, lines_count\*, total_computed\*\n/);
    const [, svg] = await txsGraph(example, { format: "svg", field: "total_check" });
    expect(svg).toMatch(/^<svg [\s\S]*automation_gate[\s\S]*<\/svg>\n$/);
    expect(svg).not.toContain("fiscal_period");
  });

  test("what it does not take", async () => {
    await expect(txsGraph(example, { format: "png" })).rejects.toThrow(InputError);
    await expect(txsGraph(example, { field: "nothing" })).rejects.toThrow("nothing computed reads or is 'nothing'");
    await expect(txsGraph("/nowhere", {})).rejects.toThrow("there is no /nowhere");
  });
});
