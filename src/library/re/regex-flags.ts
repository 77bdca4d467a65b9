import { asInt, builtinType, intType, NotImplemented, PyBoxed, typeType } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { keyError, typeError, valueError } from "../../values/exceptions.ts";
import { PyIterator } from "../../values/iteration.ts";
import { defineIterator, iteratorType } from "../../values/iterator-types.ts";
import { mappingProxy } from "../../values/mapping-proxy.ts";
import { define } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import { PyType, type Value } from "../../values/value.ts";
import * as flag from "./flags.ts";

/**
 * `re.RegexFlag`: an `enum.IntFlag` whose members print as `re.IGNORECASE|re.MULTILINE`. Made by hand, so that `re` does not need `enum`.
 */

/** Names in the order CPython defines and therefore lists them; the short name is an alias. */
const FLAGS: readonly (readonly [name: string, short: string, value: number])[] = [
  ["ASCII", "A", flag.ASCII],
  ["IGNORECASE", "I", flag.IGNORECASE],
  ["LOCALE", "L", flag.LOCALE],
  ["UNICODE", "U", flag.UNICODE],
  ["MULTILINE", "M", flag.MULTILINE],
  ["DOTALL", "S", flag.DOTALL],
  ["VERBOSE", "X", flag.VERBOSE],
  ["TEMPLATE", "T", flag.TEMPLATE],
  ["DEBUG", "", flag.DEBUG],
];

const ALL_BITS: bigint = BigInt(FLAGS.reduce((bits, [, , value]) => bits | value, 0));

const flagMetaType: PyType = builtinType("EnumType", typeType, { module: "enum" });
export const regexFlagType: PyType = new PyType(flagMetaType, "RegexFlag", [intType], { module: "re", sealed: true });
const flagIteratorType: PyType = iteratorType("generator");

const known = new Map<bigint, PyBoxed>();

/** The flag of this value; negative values are taken as the complement within the known bits. */
export function regexFlag(value: bigint): PyBoxed {
  const bits =
    value < 0n ? BigInt.asUintN(Math.max(ALL_BITS.toString(2).length, (-value).toString(2).length), value) : value;
  const found = known.get(bits);
  if (found !== undefined) return found;
  const made = new PyBoxed(regexFlagType, bits);
  if (bits <= ALL_BITS) known.set(bits, made);
  return made;
}

const bitsOf = (self: Value): bigint => asInt(self) ?? 0n;

function membersOf(value: bigint): (readonly [name: string, value: bigint])[] {
  return FLAGS.map(([name, , bit]) => [name, BigInt(bit)] as const).filter(([, bit]) => (value & bit) !== 0n);
}

/** The names of the flags set, joined; bits without a name in hexadecimal. */
function joined(value: bigint, prefix: string): string | null {
  const names = membersOf(value).map(([name]) => prefix + name);
  if (names.length === 0) return null;
  const rest = value & ~ALL_BITS;
  return [...names, ...(rest === 0n ? [] : [`0x${rest.toString(16)}`])].join("|");
}

function show(self: Value): string {
  const value = bitsOf(self);
  return value === 0n ? "re.NOFLAG" : (joined(value, "re.") ?? `re.RegexFlag(${value})`);
}

const binary =
  (apply: (a: bigint, b: bigint) => bigint) =>
  (left: Value, right: Value): Value => {
    const [a, b] = [asInt(left), asInt(right)];
    return a === undefined || b === undefined ? NotImplemented : regexFlag(apply(a, b));
  };

function byName(name: Value): PyBoxed | undefined {
  if (name === "NOFLAG") return regexFlag(0n);
  const found = FLAGS.find(([long, short]) => name === long || (name === short && short !== ""));
  return found === undefined ? undefined : regexFlag(BigInt(found[2]));
}

function iterate(values: readonly bigint[]): Value {
  let next = 0;
  return new PyIterator(flagIteratorType, () => {
    const value = values[next++];
    return value === undefined ? undefined : regexFlag(value);
  });
}

export function installRegexFlag(): void {
  defineIterator(flagIteratorType);
  define<PyType>(flagMetaType, {
    slots: {
      repr: (self) => `<flag '${self.name}'>`,
      getitem: (_, key) => {
        const found = byName(key);
        if (found === undefined) throw keyError(key);
        return found;
      },
      iter: () => iterate(FLAGS.map(([, , value]) => BigInt(value))),
      len: () => FLAGS.length,
      contains: (_, item) => asInt(item) !== undefined,
    },
    getters: { __members__: () => mappingProxy(dictOf(flagNames())) },
  });
  define<PyBoxed>(regexFlagType, {
    slots: {
      new: (_, args) => {
        const value = asInt(args[0] ?? null);
        if (value === undefined) throw valueError(`${repr(args[0] ?? null)} is not a valid RegexFlag`);
        return regexFlag(value);
      },
      init: () => {},
      repr: show,
      str: show,
      or: binary((a, b) => a | b),
      and: binary((a, b) => a & b),
      xor: binary((a, b) => a ^ b),
      invert: (self) => regexFlag(~bitsOf(self)),
      iter: (self) => iterate(membersOf(bitsOf(self)).map(([, value]) => value)),
      len: (self) => membersOf(bitsOf(self)).length,
      contains: (self, item) => {
        if (!(item instanceof PyBoxed && item.type === regexFlagType)) {
          throw typeError(`unsupported operand type(s) for 'in': ${repr(item)} and 'RegexFlag'`);
        }
        return (bitsOf(self) & bitsOf(item)) === bitsOf(item);
      },
    },
    getters: {
      name: (self) => (bitsOf(self) === 0n ? "NOFLAG" : joined(bitsOf(self), "")),
      value: bitsOf,
      _value_: bitsOf,
    },
    constants: Object.fromEntries(flagNames()),
  });
}

/** All names of flags with their values, as the module shows them. */
export function flagNames(): (readonly [string, Value])[] {
  return [
    ["NOFLAG", regexFlag(0n)],
    ...FLAGS.flatMap(([name, short, value]) => {
      const made = regexFlag(BigInt(value));
      return short === "" ? [[name, made] as const] : [[name, made] as const, [short, made] as const];
    }),
  ];
}
