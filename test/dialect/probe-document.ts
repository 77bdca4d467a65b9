import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type HookResponse, type PlainDate, type SchemaTypes, TxScript } from "../../src/hook.ts";

/** The fields of test/fixtures/probes/main.json. */
export interface ProbeFields extends SchemaTypes {
  header: {
    s: string;
    s_empty: string;
    n: number | null;
    n_empty: number | null;
    n_bad: number | null;
    d: PlainDate | null;
    d_empty: PlainDate | null;
    b_true: boolean | null;
    b_false: boolean | null;
    b_empty: boolean | null;
    e: "a" | "b" | "";
    en: 1 | 2 | null;
    ed: PlainDate | null;
    btn: null;
    f: string;
    g: string;
    h: string;
    fn: number | null;
  };
  multivalues: {
    pos: { po: string };
    nums: { num: number | null };
    empties: { emp: string };
  };
  tables: {
    lines: { desc: string; qty: number | null; price: number | null; total: number | null; when: PlainDate | null };
    taxes: { rate: number | null; code: string };
  };
}

export type Probed = TxScript<ProbeFields>;

export interface Fixture {
  readonly schema: unknown;
  readonly content: unknown;
}

const folder = join(import.meta.dirname, "../fixtures/probes");

export function fixture(name = "main"): Fixture {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Fixture;
}

export function payloadOf({ schema, content }: Fixture): { event: string; schemas: unknown; annotation: unknown } {
  return { event: "annotation_content", schemas: [{ content: schema }], annotation: { content } };
}

export function open(name = "main"): Probed {
  return TxScript.fromPayload<ProbeFields>(payloadOf(fixture(name)));
}

export function respond(work: (t: Probed) => void, name = "main"): HookResponse {
  const t = open(name);
  work(t);
  return t.hookResponse();
}
