/** What the parts of the inference share while one formula is gone through. */
import type { Schema, SchemaNode } from "../../document/schema.ts";
import type { Expr, Located, Stmt } from "../../syntax/tree.ts";
import type { Fix } from "../finding.ts";
import type { RuleCode } from "../rules.ts";
import type { CallSite } from "./call-site.ts";
import { fromClauses } from "./clauses.ts";
import type { Env } from "./env.ts";
import type { Sides } from "./truth.ts";
import type { Atom, FieldAtom, Type } from "./type.ts";

/** What is known of the values that a computed field can have. */
export interface FieldResult {
  readonly empty: "set" | "maybe" | "unknown";
  readonly inexact: boolean;
}

/** The fields of a schema as formulas find them. */
export interface FieldTable {
  readonly schema: Schema;
  /** Computed fields whose formula was gone through. */
  readonly results: ReadonlyMap<string, FieldResult>;
  /** The fields that a field's value comes from, itself among them. */
  readonly origins: (id: string) => ReadonlySet<string>;
}

export interface Details {
  readonly notes?: readonly string[];
  readonly fix?: Fix;
}

/** A read of a field that the inference saw. */
export interface Read {
  readonly id: string;
  readonly place: Located;
  /** Of a cell in a row that need not be the formula's own. */
  readonly otherRow: boolean;
}

/** Ways out of a loop or function that is being gone through. */
export interface Frame {
  readonly loops: { readonly breaks: Env[]; readonly continues: Env[] }[];
  readonly returns: { readonly env: Env; readonly type: Type }[] | null;
}

/** Where code runs. */
export interface Setting {
  readonly table: SchemaNode | null;
  readonly writable: boolean;
}

/** The parts of the inference that lead back to each other. */
export interface Parts {
  readonly evaluate: (cx: Context, env: Env, node: Expr) => Type;
  readonly branch: (cx: Context, env: Env, node: Expr) => Sides;
  readonly run: (cx: Context, env: Env, body: readonly Stmt[]) => Env | null;
  readonly call: (cx: Context, env: Env, atom: Atom, site: CallSite) => Type;
}

/** Thrown when a formula is too large to be gone through; what was found so far stands. */
export class TooLarge extends Error {}

/** Thrown where an operation raises whatever the document: nothing after it runs. */
export class Raises extends Error {}

const MOST_STEPS = 200_000;
export const DEEPEST_CALL = 6;

export class Context {
  readonly text: string;
  readonly fields: FieldTable;
  /** The multivalue in whose rows the code runs; `null`: at the header. */
  readonly table: SchemaNode | null;
  /** Hooks may change the document. */
  readonly writable: boolean;
  readonly reads: Read[] = [];
  /** Names of exceptions that are caught around the current place. */
  readonly caught: ReadonlySet<string>[] = [];
  /** What is being read, for each condition or assignment that is being gone through. */
  readonly touched: Set<string>[] = [];
  /** What conditions around the current place read. */
  readonly control: ReadonlySet<string>[] = [];
  readonly frames: Frame[] = [{ loops: [], returns: null }];
  /** Functions that were called, so were gone through with their arguments. */
  readonly called: Set<unknown> = new Set();
  /** Names on which a method that changes lists is called. */
  readonly changed: ReadonlySet<string>;
  /** What expression statements gave, by their offset. */
  readonly recorded: Map<number, Type> = new Map();
  depth = 0;
  private readonly parts: Parts;
  private steps = 0;
  private fresh = 0;
  private readonly sink: (code: RuleCode, message: string, place: Located, details: Details) => void;

  constructor(
    text: string,
    fields: FieldTable,
    setting: Setting,
    changed: ReadonlySet<string>,
    parts: Parts,
    sink: (code: RuleCode, message: string, place: Located, details: Details) => void,
  ) {
    this.text = text;
    this.fields = fields;
    this.table = setting.table;
    this.writable = setting.writable;
    this.changed = changed;
    this.parts = parts;
    this.sink = sink;
  }

  /** The value of an expression; `env` learns what holds once it was computed. */
  evaluate(env: Env, node: Expr): Type {
    return this.parts.evaluate(this, env, node);
  }

  /** A condition: what is known when it holds and when it does not. `env` itself learns nothing. */
  branch(env: Env, node: Expr): Sides {
    return this.parts.branch(this, env, node);
  }

  /** Goes through statements; the environment after them, or `null` if their end is never reached. */
  run(env: Env, body: readonly Stmt[]): Env | null {
    return this.parts.run(this, env, body);
  }

  /** What `work` gives, or `instead` where it never comes to its end. */
  attempt<T>(work: () => T, instead: T): T {
    const { length } = this.touched;
    const { depth } = this;
    const control = this.control.length;
    const caught = this.caught.length;
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Raises)) throw error;
      this.touched.length = length;
      this.control.length = control;
      this.caught.length = caught;
      this.depth = depth;
      return instead;
    }
  }

  /** The value of calling one of the things that a called expression can be. */
  call(env: Env, atom: Atom, site: CallSite): Type {
    return this.parts.call(this, env, atom, site);
  }

  /** Counts work; a copy of all variables costs as many steps as there are of them. */
  step(cost = 1): void {
    this.steps += cost;
    if (this.steps > MOST_STEPS) throw new TooLarge("steps");
  }

  /** A mark that no other loop or call has. */
  mark(): string {
    return `@${++this.fresh}`;
  }

  report(code: RuleCode, message: string, place: Located, details: Details = {}): void {
    this.sink(code, message, place, details);
  }

  /** Whether an exception raised here would be caught. */
  catches(...names: readonly string[]): boolean {
    return this.caught.some((caught) => caught.has("") || names.some((name) => caught.has(name)));
  }

  touch(key: string): void {
    this.touched.at(-1)?.add(key);
  }

  /** Does `work` and gives what was read in it as well. What is read counts for those around, too. */
  collect<T>(work: () => T): readonly [T, ReadonlySet<string>] {
    const mine = new Set<string>();
    this.touched.push(mine);
    try {
      return [work(), mine];
    } finally {
      this.touched.pop();
      for (const key of mine) this.touch(key);
    }
  }

  /** What has a part in anything that is set here. */
  around(): ReadonlySet<string> {
    const all = new Set<string>();
    for (const keys of this.control) for (const key of keys) all.add(key);
    return all;
  }

  /** The code at a place, shortened for messages. */
  source(place: Located): string {
    const text = this.text.slice(place.start, place.end).replace(/\s+/g, " ").replaceAll("`", "'");
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  }

  /** Whether a field's value may be empty at this place. */
  emptiness(atom: FieldAtom, env: Env): FieldAtom["empty"] {
    if (atom.empty === "set") return "set";
    const fact =
      env.facts.get(atom.key) ??
      fromClauses(env.facts, atom.key) ??
      (atom.wide === null ? undefined : env.facts.get(atom.wide));
    // What is there cannot be the value that was found empty on the way it came from.
    if (fact === "set" || fact === "empty") return fact;
    if (atom.empty === "empty") return "empty";
    if (atom.empty === "unknown" || fact === "unknown") return "unknown";
    return this.clouded(atom.node.id, env) ? "unknown" : "maybe";
  }

  /** Whether a condition on the way here may have told something of a field without our knowing what. */
  private clouded(id: string, env: Env): boolean {
    const own = this.fields.origins(id);
    for (const [tested, vague] of env.tested) {
      if (tested === id) {
        if (vague) return true;
        continue;
      }
      for (const origin of this.fields.origins(tested)) if (own.has(origin)) return true;
    }
    return false;
  }
}
