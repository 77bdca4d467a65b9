import { createFields } from "../../src/columns/fields.ts";
import { FieldProxy, FieldText } from "../../src/columns/model.ts";
import { compileProgram } from "../../src/compile/program.ts";
import { readContent } from "../../src/document/content.ts";
import type { Document } from "../../src/document/document.ts";
import { newJournal } from "../../src/document/journal.ts";
import type { Json } from "../../src/document/json.ts";
import { readSchema, type Schema } from "../../src/document/schema.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import { importer } from "../../src/library/module-table.ts";
import { coreModules } from "../../src/library/modules.ts";
import { reModule } from "../../src/library/re/module.ts";
import { emptinessFunctions } from "../../src/library/txscript-functions.ts";
import { parse } from "../../src/syntax/index.ts";
import { typeOf } from "../../src/values/core-types.ts";
import { dateType } from "../../src/values/dates/date.ts";
import { timedeltaType } from "../../src/values/dates/timedelta.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { defaultLimits, LimitReached, meter, metered } from "../../src/values/meter.ts";
import { native } from "../../src/values/native.ts";
import { repr } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";
import type { GlobalNames } from "../../src/vector/globals.ts";

const columns = { a: "number", b: "number", s: "string", t: "string", d: "date", e: "date", c: "boolean" };
const datapoint = (id: string, type: string): Json => ({ id, category: "datapoint", type });
export const schema: Schema = readSchema([
  {
    id: "sec",
    category: "section",
    children: [
      datapoint("r0", "string"),
      datapoint("n", "number"),
      datapoint("m", "number"),
      datapoint("hs", "string"),
      datapoint("hd", "date"),
      {
        id: "lines",
        category: "multivalue",
        children: {
          id: "line",
          category: "tuple",
          children: [...Object.entries(columns).map(([id, type]) => datapoint(id, type)), datapoint("r", "string")],
        },
      },
    ],
  },
]).schema;
installCore();

/** `re.sub`, as formulas know it. */
const substitute: Value = new Map(reModule.members()).get("sub") ?? null;
const importModule = importer(coreModules);
const globals: ReadonlyMap<string, Value> = new Map([
  ["date", dateType],
  ["timedelta", timedeltaType],
  ["substitute", substitute],
]);

/** What programs are run with. */
export const globalNames: GlobalNames = {
  get: (name) => globals.get(name),
  imported: (module, name) => importModule(module).attrs?.get(name),
};

export type Texts = Readonly<Record<string, string | null>>;

export function documentOf(rows: readonly Texts[], header: Texts): ReturnType<typeof readContent>["document"] {
  let id = 1;
  const cells = (texts: Texts): Json[] =>
    Object.entries(texts).flatMap(([schemaId, value]) =>
      value === null
        ? []
        : [{ id: id++, schema_id: schemaId, category: "datapoint", content: { value, normalized_value: value } }],
    );
  const children = rows.map((row) => ({
    id: id++,
    schema_id: "line",
    category: "tuple",
    children: cells({ ...row, r: "" }),
  }));
  const lines = { id: id++, schema_id: "lines", category: "multivalue", children };
  const section = { id: id++, schema_id: "sec", category: "section", children: [...cells(header), lines] };
  return readContent([section], schema).document;
}

export type Outcome = { readonly value: string } | { readonly raised: string };

export interface Ran {
  readonly outcomes: readonly Outcome[];
  /** Whether a message was raised. */
  readonly said: readonly boolean[];
  readonly steps: number;
}

export function shown(value: Value): string {
  const plain = value instanceof FieldProxy ? value.inner : value instanceof FieldText ? value.text : value;
  return `${typeOf(plain).name} ${repr(plain)}`;
}

/** What the closures give: in each row, or in the header. */
export function byClosures(code: string, document: Document, inRows: boolean): Ran {
  const fields = createFields(document, newJournal(document));
  const program = compileProgram(
    parse(code).tree,
    { name: "<f>", text: code },
    { builtins, records: true, moduleName: "m" },
  );
  let saying = false;
  const say = native("say(text, /)", () => {
    saying = true;
    return null;
  });
  const names = (field: Value): ReadonlyMap<string, Value> =>
    new Map<string, Value>([...emptinessFunctions, ...globals, ["say", say], ["field", field]]);
  const environment = { importModule };
  const said: boolean[] = [];
  let steps = 0;
  const outcomeOf = (field: Value): Outcome => {
    saying = false;
    try {
      return metered(defaultLimits, () => {
        const { result } = program.run(names(field), environment);
        steps += meter.steps;
        return { value: shown(result) };
      });
    } catch (error) {
      if (error instanceof LimitReached) return { raised: "limit" };
      return { raised: repr(pythonException(error) ?? null) };
    } finally {
      said.push(saying);
    }
  };
  const rows = document.tables.get("lines")?.rows ?? [];
  const outcomes = inRows ? rows.map((row) => fields.enterRow(row, outcomeOf)) : [outcomeOf(fields.header)];
  return { outcomes, said, steps };
}
