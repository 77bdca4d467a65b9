/** What is known at one place of a program: of its variables, of field values, and of what was tested on the way there. */
import {
  common,
  type Emptiness,
  type Facts,
  filtered,
  signatureOf,
  type Type,
  UNKNOWN,
  union,
  withGiven,
} from "./type.ts";

const none: ReadonlySet<string> = new Set();

/** The variable that stands for the value of the last expression statement. A name no program can use. */
export const RESULT = "(result)";

export class Env {
  readonly parent: Env | null;
  vars: Map<string, Type> = new Map();
  facts: Map<string, Emptiness> = new Map();
  /** By variable: the fields and variables that had a part in its value, or in whether it was set. */
  taints: Map<string, ReadonlySet<string>> = new Map();
  /** Fields that conditions on the way looked at. `true`: in a way that may tell whether they are empty. */
  tested: Map<string, boolean> = new Map();

  /** Some variable holds a value that tells of others, so there is something to forget. */
  private conditional = false;
  /** Of a comprehension: `:=` binds in the scope around it. */
  readonly inlined: boolean;

  constructor(parent: Env | null, inlined = false) {
    this.parent = parent;
    this.inlined = inlined;
  }

  clone(): Env {
    const copy = new Env(this.parent, this.inlined);
    copy.become(this);
    return copy;
  }

  /** Takes over all that `other` knows. */
  become(other: Env): void {
    this.vars = new Map(other.vars);
    this.facts = new Map(other.facts);
    this.taints = new Map(other.taints);
    this.tested = new Map(other.tested);
    this.conditional = other.conditional;
  }

  /** An environment within this one: its variables are seen, its facts hold. */
  inner(inlined = true): Env {
    const inner = new Env(this, inlined);
    inner.facts = new Map(this.facts);
    inner.tested = new Map(this.tested);
    return inner;
  }

  root(): Env {
    return this.parent === null ? this : this.parent.root();
  }

  /** Where `:=` binds. */
  scope(): Env {
    return this.inlined && this.parent !== null ? this.parent.scope() : this;
  }

  /** The environment that binds a name. */
  holder(name: string): Env | null {
    if (this.vars.has(name)) return this;
    return this.parent === null ? null : this.parent.holder(name);
  }

  taint(name: string): ReadonlySet<string> {
    return this.holder(name)?.taints.get(name) ?? none;
  }

  assign(name: string, type: Type, taint: ReadonlySet<string>): void {
    this.vars.set(name, type);
    this.taints.set(name, taint);
    this.conditional ||= type.atoms.some((atom) => atom.given !== undefined && atom.given.size > 0);
    if (this.conditional || this.facts.size > 0)
      this.forget((key) => key === `name ${name}` || (key.includes("[") && key.includes(name)));
  }

  /** Forgets facts, also those that hold only if something else does. */
  forget(stale: (key: string) => boolean): void {
    for (const key of this.facts.keys()) if (stale(key)) this.facts.delete(key);
    for (const [name, type] of this.vars) {
      if (!type.atoms.some((atom) => atom.given !== undefined && [...atom.given.keys()].some(stale))) continue;
      const atoms = type.atoms.map((atom) =>
        atom.given === undefined ? atom : withGiven(atom, new Map([...atom.given].filter(([key]) => !stale(key)))),
      );
      this.vars.set(name, { ...type, atoms });
    }
  }

  /** After variables were put in place without being assigned. */
  mayForget(): void {
    this.conditional = true;
  }

  learn(key: string, fact: Emptiness): void {
    this.facts.set(key, fact);
  }

  learnAll(facts: Facts): void {
    for (const [key, fact] of facts) this.facts.set(key, fact);
  }
}

/** What is known where two ways meet; `null` is a way that is never taken. `before`: where they parted. */
export function meet(a: Env | null, b: Env | null, before: Env): Env | null {
  if (a === null || b === null) return a ?? b;
  const met = new Env(a.parent, a.inlined);
  met.facts = new Map(common(a.facts, b.facts));
  // Tests of ways that meet again tell nothing of the place where they meet.
  met.tested = new Map(before.tested);
  for (const name of new Set([...a.vars.keys(), ...b.vars.keys()])) {
    const left = a.vars.get(name);
    const right = b.vars.get(name);
    met.vars.set(name, joined(left, a, right, b));
    met.taints.set(name, new Set([...(a.taints.get(name) ?? none), ...(b.taints.get(name) ?? none)]));
  }
  met.mayForget();
  return met;
}

function joined(left: Type | undefined, a: Env, right: Type | undefined, b: Env): Type {
  if (left === undefined || right === undefined) return left ?? right ?? UNKNOWN;
  if (left === right || signatureOf(left) === signatureOf(right)) return union(left, right);
  return union(marked(left, right, a.facts, b.facts), marked(right, left, b.facts, a.facts));
}

/** `type`, whose atoms that only it has carry what holds on its way alone. */
function marked(type: Type, other: Type, facts: Facts, otherFacts: Facts): Type {
  const own = [...facts].filter(([key, fact]) => otherFacts.get(key) !== fact);
  if (own.length === 0) return type;
  const there = new Set(other.atoms.map((atom) => signatureOf({ atoms: [atom], unknown: false })));
  const atoms = type.atoms.map((atom) =>
    there.has(signatureOf({ atoms: [atom], unknown: false }))
      ? atom
      : withGiven(atom, new Map([...(atom.given ?? []), ...own])),
  );
  return { ...type, atoms };
}

/** Whether two environments know the same of all variables and facts. */
export function settled(a: Env, b: Env): boolean {
  if (a.vars.size !== b.vars.size || a.facts.size !== b.facts.size) return false;
  for (const [name, type] of a.vars) {
    const other = b.vars.get(name);
    if (other === undefined || signatureOf(type) !== signatureOf(other)) return false;
  }
  for (const [key, fact] of a.facts) if (b.facts.get(key) !== fact) return false;
  return true;
}

/** Takes `None` out of variables that were set under conditions on the same things as one that was just tested. */
export function cloud(env: Env, touched: ReadonlySet<string>, sure: ReadonlySet<string>): void {
  for (const [name, type] of env.vars) {
    if (sure.has(`name ${name}`) || name === RESULT) continue;
    const taint = env.taints.get(name);
    if (taint === undefined || ![...taint].some((key) => touched.has(key))) continue;
    const known = filtered(type, (atom) => atom.kind !== "none");
    if (known !== type) env.vars.set(name, { ...known, unknown: true });
  }
}
