/** `functools.total_ordering` and `cmp_to_key`. */
import { setAttribute } from "../../values/attributes.ts";
import { call, callSpecial } from "../../values/calls.ts";
import { equals, richCompare } from "../../values/comparison.ts";
import { builtinType, NotImplemented, objectType } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { define, native } from "../../values/native.ts";
import { truth } from "../../values/truth.ts";
import { lookup, PyObject, PyType, type Value } from "../../values/value.ts";
import { pythonDef } from "../python-class.ts";

/** What one ordering method, the root, says about another: the root's answer, and how equality changes it. */
type Derivation = (answer: boolean, unequal: () => boolean) => boolean;

const not: Derivation = (answer) => !answer;
const orEqual: Derivation = (answer, unequal) => answer || !unequal();
const andUnequal: Derivation = (answer, unequal) => answer && unequal();
const notAndUnequal: Derivation = (answer, unequal) => !answer && unequal();
const notOrEqual: Derivation = (answer, unequal) => !answer || !unequal();

/** By root, preferred one first. */
const derivations: readonly (readonly [string, readonly (readonly [string, Derivation])[]])[] = [
  [
    "__lt__",
    [
      ["__gt__", notAndUnequal],
      ["__le__", orEqual],
      ["__ge__", not],
    ],
  ], // prettier-ignore
  [
    "__le__",
    [
      ["__ge__", notOrEqual],
      ["__lt__", andUnequal],
      ["__gt__", not],
    ],
  ], // prettier-ignore
  [
    "__gt__",
    [
      ["__lt__", notAndUnequal],
      ["__ge__", orEqual],
      ["__le__", not],
    ],
  ], // prettier-ignore
  [
    "__ge__",
    [
      ["__le__", notOrEqual],
      ["__gt__", andUnequal],
      ["__lt__", not],
    ],
  ], // prettier-ignore
];

function derived(root: string, name: string, derive: Derivation): Value {
  const body = (self: Value, other: Value): Value => {
    const answer = callSpecial(self, root, [other], NotImplemented);
    if (answer === NotImplemented) return NotImplemented;
    return derive(truth(answer), () => !equals(self, other));
  };
  return pythonDef(`${name}(self, other)`, body, { module: "functools" });
}

function totalOrdering(cls: Value): Value {
  if (!(cls instanceof PyType)) throw typeError("total_ordering() takes a class");
  const has = (name: string): boolean => lookup(cls, name) !== objectType.members.get(name);
  const found = derivations.find(([root]) => has(root));
  if (found === undefined) throw valueError("must define at least one ordering operation: < > <= >=");
  const [root, others] = found;
  for (const [name, derive] of others) if (!has(name)) setAttribute(cls, name, derived(root, name, derive));
  return cls;
}

const keyType: PyType = builtinType("functools.KeyWrapper", undefined, { sealed: true });

class ComparisonKey extends PyObject {
  readonly compare: Value;
  readonly object: Value | undefined;

  constructor(compare: Value, object: Value | undefined) {
    super(keyType);
    this.compare = compare;
    this.object = object;
  }
}

export function installOrdering(): void {
  define<ComparisonKey>(keyType, {
    slots: {
      call: (self, args, kwargs) => {
        const [object] = args.length > 0 ? args : [kwargs?.get("obj")];
        if (object === undefined) throw typeError("K() missing required argument 'obj' (pos 1)");
        if (args.length > 1) throw typeError(`K() takes at most 1 argument (${args.length} given)`);
        return new ComparisonKey(self.compare, object);
      },
      compare: (self, other, op) => {
        if (!(other instanceof ComparisonKey)) throw typeError("other argument must be K instance");
        if (self.object === undefined || other.object === undefined) throw typeError("object");
        return richCompare(call(self.compare, [self.object, other.object]), 0n, op);
      },
    },
    getters: { obj: (self) => self.object ?? null },
  });
}

export const orderingFunctions: readonly (readonly [string, Value])[] = [
  ["total_ordering", native("total_ordering(cls)", totalOrdering, { python: true })],
  ["cmp_to_key", native("cmp_to_key(mycmp)", (compare) => new ComparisonKey(compare, undefined))],
];
