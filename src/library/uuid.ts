/** `uuid`. Random identifiers come from the run's seed and its clock, so that runs repeat; no address of the host is looked at. */
import { getAttribute } from "../values/attributes.ts";
import { asBytes, bytesOf } from "../values/bytes.ts";
import { call } from "../values/calls.ts";
import { encode } from "../values/codecs.ts";
import { asInt, asText, NotImplemented, typeName } from "../values/core-types.ts";
import { assertionErrorType, attributeError, PyException, typeError, valueError } from "../values/exceptions.ts";
import { currentRun, host } from "../values/host.ts";
import { collect } from "../values/iteration.ts";
import { native } from "../values/native.ts";
import { hashInt } from "../values/numbers/hashing.ts";
import { parseInteger } from "../values/numbers/integer-text.ts";
import { index } from "../values/operators.ts";
import { PyTuple, tuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import { bytesValue } from "./base64/byte-arguments.ts";
import { algorithms } from "./hashlib/algorithms.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { definePython, pythonClass } from "./python-class.ts";
import { Twister } from "./random/twister.ts";

const uuidType: PyType = pythonClass("UUID", [], { module: "uuid", slotted: true });

const VARIANTS = [
  "reserved for NCS compatibility",
  "specified in RFC 4122",
  "reserved for Microsoft compatibility",
  "reserved for future definition",
] as const;
const [NCS, RFC_4122, MICROSOFT, FUTURE] = VARIANTS;

/** Bits of the six fields. */
const SIZES = [32, 16, 16, 8, 8, 48] as const;

function numberOf(self: Value): bigint {
  const n = self instanceof PyObject ? self.attrs?.get("int") : undefined;
  if (typeof n !== "bigint") throw attributeError("'UUID' object has no attribute 'int'", "int", self);
  return n;
}

/** The bits of `n` from `shift` on. */
function part(n: bigint, shift: number, bits: number): bigint {
  return BigInt.asUintN(bits, n >> BigInt(shift));
}

function hexOf(n: bigint): string {
  return n.toString(16).padStart(32, "0");
}

function textOf(n: bigint): string {
  const hex = hexOf(n);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function bytesOfNumber(n: bigint): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, i) => Number(part(n, 8 * (15 - i), 8)));
}

function numberOfBytes(data: Uint8Array): bigint {
  return data.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);
}

/** The first three fields in the other byte order. */
function littleEndian(data: Uint8Array): Uint8Array {
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (at) => data[at] ?? 0);
}

function fieldsOf(n: bigint): bigint[] {
  let shift = 128;
  return SIZES.map((bits) => {
    shift -= bits;
    return part(n, shift, bits);
  });
}

function variantOf(n: bigint): string {
  const bits = part(n, 61, 3);
  if ((bits & 4n) === 0n) return NCS;
  if ((bits & 2n) === 0n) return RFC_4122;
  return (bits & 1n) === 0n ? MICROSOFT : FUTURE;
}

function timeOf(n: bigint): bigint {
  const [low = 0n, mid = 0n, high = 0n] = fieldsOf(n);
  return ((high & 0xfffn) << 48n) | (mid << 32n) | low;
}

function fromHex(value: Value): bigint {
  const text = asText(value);
  if (text === undefined)
    throw attributeError(`'${typeName(value)}' object has no attribute 'replace'`, "replace", value);
  const bare = text.replaceAll("urn:", "").replaceAll("uuid:", "");
  const hex = bare
    .replace(/^[{}]+/, "")
    .replace(/[{}]+$/, "")
    .replaceAll("-", "");
  if (Array.from(hex).length !== 32) throw valueError("badly formed hexadecimal UUID string");
  return parseInteger(hex, 16);
}

function fromBytes(value: Value, name: string): Uint8Array {
  const data = asBytes(value);
  const length = data?.length ?? asText(value)?.length ?? 0;
  if (length !== 16) throw valueError(`${name} is not a 16-char string`);
  if (data === undefined) throw new PyException(assertionErrorType, [repr(value)]);
  return data;
}

function fromFields(value: Value): bigint {
  const items = collect(value);
  if (items.length !== 6) throw valueError("fields is not a 6-tuple");
  return items.reduce((n: bigint, item, i) => {
    const bits = SIZES[i] ?? 0;
    const field = index(item);
    if (field < 0n || field >= 1n << BigInt(bits)) {
      throw valueError(`field ${i + 1} out of range (need a${bits === 8 ? "n" : ""} ${bits}-bit value)`);
    }
    return (n << BigInt(bits)) | field;
  }, 0n);
}

/** Marks a number as an identifier of this version. */
function versioned(n: bigint, version: bigint): bigint {
  return (n & ~((0xc000n << 48n) | (0xf000n << 64n))) | (0x8000n << 48n) | (version << 76n);
}

function init(self: PyObject, values: readonly Value[]): null {
  const [hex = null, bytes = null, bytesLe = null, fields = null, int = null, version = null, safe = null] = values;
  if ([hex, bytes, bytesLe, fields, int].filter((value) => value !== null).length !== 1) {
    throw typeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given");
  }
  let n = 0n;
  if (hex !== null) n = fromHex(hex);
  if (bytesLe !== null) n = numberOfBytes(littleEndian(fromBytes(bytesLe, "bytes_le")));
  if (bytes !== null) n = numberOfBytes(fromBytes(bytes, "bytes"));
  if (fields !== null) n = fromFields(fields);
  if (int !== null) {
    const given = asInt(int);
    if (given === undefined) throw typeError(`'<=' not supported between instances of 'int' and '${typeName(int)}'`);
    if (given < 0n || given >= 1n << 128n) throw valueError("int is out of range (need a 128-bit value)");
    n = given;
  }
  if (version !== null) {
    const given = index(version);
    if (given < 1n || given > 5n) throw valueError("illegal version number");
    n = versioned(n, given);
  }
  self.attrs = new Map<string, Value>([
    ["int", n],
    ["is_safe", safe],
  ]);
  return null;
}

function make(n: bigint): PyObject {
  const made = new PyObject(uuidType);
  made.attrs = new Map<string, Value>([
    ["int", n],
    ["is_safe", null],
  ]);
  return made;
}

const getters: Readonly<Record<string, (n: bigint) => Value>> = {
  bytes: (n) => bytesValue(bytesOfNumber(n)),
  bytes_le: (n) => bytesValue(littleEndian(bytesOfNumber(n))),
  fields: (n) => new PyTuple(fieldsOf(n)),
  hex: hexOf,
  time_low: (n) => part(n, 96, 32),
  time_mid: (n) => part(n, 80, 16),
  time_hi_version: (n) => part(n, 64, 16),
  clock_seq_hi_variant: (n) => part(n, 56, 8),
  clock_seq_low: (n) => part(n, 48, 8),
  clock_seq: (n) => part(n, 48, 14),
  node: (n) => part(n, 0, 48),
  time: timeOf,
  urn: (n) => `urn:uuid:${textOf(n)}`,
  variant: variantOf,
  version: (n) => (variantOf(n) === RFC_4122 ? part(n, 76, 4) : null),
};

function ordered(holds: (a: bigint, b: bigint) => boolean): (self: PyObject, other?: Value) => Value {
  return (self, other = null) =>
    other instanceof PyObject && other.type.mro.includes(uuidType)
      ? holds(numberOf(self), numberOf(other))
      : NotImplemented;
}

function installUuid(): void {
  definePython<PyObject>(uuidType, {
    getters: Object.fromEntries(
      Object.entries(getters).map(([name, read]) => [name, (self: PyObject): Value => read(numberOf(self))]),
    ),
    methods: {
      "__init__(hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None)": (
        self,
        ...values
      ) => init(self, values),
      "__repr__()": (self) => `${self.type.name}('${textOf(numberOf(self))}')`,
      "__str__()": (self) => textOf(numberOf(self)),
      "__int__()": numberOf,
      "__hash__()": (self) => BigInt(hashInt(numberOf(self))),
      "__eq__(other)": ordered((a, b) => a === b),
      "__lt__(other)": ordered((a, b) => a < b),
      "__le__(other)": ordered((a, b) => a <= b),
      "__gt__(other)": ordered((a, b) => a > b),
      "__ge__(other)": ordered((a, b) => a >= b),
      "__setattr__(name, value)": () => {
        throw typeError("UUID objects are immutable");
      },
    },
  });
}

/** `uuid3` and `uuid5`: from the digest of a namespace and a name. */
function named(algorithm: string, version: bigint): (...args: Value[]) => Value {
  return (namespace = null, name = null) => {
    const space = asBytes(getAttribute(namespace, "bytes")) ?? bytesOf("");
    const text = asText(name);
    const data = text === undefined ? asBytes(name) : encode(text);
    if (data === undefined) throw typeError(`can't concat ${typeName(name)} to bytes`);
    const running = algorithms.get(algorithm)?.start();
    running?.update(space);
    running?.update(data);
    return make(versioned(numberOfBytes((running?.digest() ?? bytesOf("")).subarray(0, 16)), version));
  };
}

interface Generator {
  readonly source: Twister;
  readonly node: bigint;
  lastTime: bigint;
}

const generators = new WeakMap<object, Generator>();

/** The generator of the run; the one of `random` goes its own way. */
function generator(): Generator {
  const run = currentRun();
  let found = generators.get(run);
  if (found === undefined) {
    const source = new Twister((BigInt(Math.trunc(host().seed)) << 32n) | 0x75756964n);
    // A node that is no network address has the lowest bit of its first byte set.
    found = { source, node: source.bits(48) | (1n << 40n), lastTime: 0n };
    generators.set(run, found);
  }
  return found;
}

/** 100-nanosecond steps since the Gregorian calendar began. */
const GREGORIAN = 0x01b21dd213814000n;

function timeBased(node: Value, sequence: Value): Value {
  const state = generator();
  let time = BigInt(Math.trunc(host().now())) * 10000n + GREGORIAN;
  if (time <= state.lastTime) time = state.lastTime + 1n;
  state.lastTime = time;
  const clock = sequence === null ? state.source.bits(14) : index(sequence);
  const place = node === null ? state.node : index(node);
  const fields = tuple(
    part(time, 0, 32),
    part(time, 32, 16),
    part(time, 48, 12),
    part(clock, 8, 6),
    part(clock, 0, 8),
    place,
  );
  return call(
    uuidType,
    [],
    new Map<string, Value>([
      ["fields", fields],
      ["version", 1n],
    ]),
  );
}

const NAMESPACES: readonly (readonly [string, string])[] = [
  ["NAMESPACE_DNS", "6ba7b8109dad11d180b400c04fd430c8"],
  ["NAMESPACE_URL", "6ba7b8119dad11d180b400c04fd430c8"],
  ["NAMESPACE_OID", "6ba7b8129dad11d180b400c04fd430c8"],
  ["NAMESPACE_X500", "6ba7b8149dad11d180b400c04fd430c8"],
];

let installed = false;

/** Python's `uuid`. */
export const uuidModule: ModuleDefinition = {
  name: "uuid",
  members: (): Iterable<readonly [string, Value]> => {
    if (!installed) installUuid();
    installed = true;
    const python = { python: true };
    return [
      ["UUID", uuidType],
      [
        "uuid1",
        native("uuid1(node=None, clock_seq=None)", (node = null, clock = null) => timeBased(node, clock), python),
      ],
      ["uuid3", native("uuid3(namespace, name)", named("md5", 3n), python)],
      ["uuid4", native("uuid4()", () => make(versioned(generator().source.bits(128), 4n)), python)],
      ["uuid5", native("uuid5(namespace, name)", named("sha1", 5n), python)],
      ["getnode", native("getnode()", () => generator().node, python)],
      ...NAMESPACES.map(([name, hex]) => [name, make(BigInt(`0x${hex}`))] as const),
      ["RESERVED_NCS", NCS],
      ["RFC_4122", RFC_4122],
      ["RESERVED_MICROSOFT", MICROSOFT],
      ["RESERVED_FUTURE", FUTURE],
    ];
  },
};
