import { bind, call } from "./calls.ts";
import { same } from "./comparison.ts";
import { isSubclass, NotImplemented, typeName, typeOf } from "./core-types.ts";
import { type PyException, typeError } from "./exceptions.ts";
import { forEach, iterableOr } from "./iteration.ts";
import { allowInt, allowText } from "./meter.ts";
import type { binarySlots } from "./operator-slots.ts";
import { lookup, PyType, type Slots, type Value } from "./value.ts";

type Numeric = (typeof binarySlots)[number];
type BinarySlot = Numeric | `i${Exclude<Numeric, "divmod">}` | "ipow";

/**
 * The numeric protocol: the right operand's slot goes first when its type derives from the left one's, and a slot
 * shared by both is asked once.
 */
function tryBinary(slot: BinarySlot, left: Value, right: Value): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const leftSlot = leftType.slots[slot];
  let rightSlot = rightType.slots[slot];
  if (rightSlot === leftSlot || rightType === leftType) rightSlot = undefined;
  if (leftSlot !== undefined) {
    if (rightSlot !== undefined && isSubclass(rightType, leftType)) {
      const result = rightSlot(left, right);
      if (result !== NotImplemented) return result;
      rightSlot = undefined;
    }
    const result = leftSlot(left, right);
    if (result !== NotImplemented) return result;
  }
  return rightSlot === undefined ? NotImplemented : rightSlot(left, right);
}

function unsupported(symbol: string, left: Value, right: Value): PyException {
  const hint = symbol === ">>" && typeName(left) === "builtin_function_or_method" ? printHint(left) : "";
  return typeError(`unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'${hint}`);
}

function printHint(left: Value): string {
  return typeof left === "object" && left !== null && "name" in left && left.name === "print"
    ? '. Did you mean "print(<message>, file=<output_stream>)"?'
    : "";
}

/** `left + right` where neither pair of fast types matched. */
function addSlow(left: Value, right: Value): Value {
  const result = tryBinary("add", left, right);
  if (result !== NotImplemented) return result;
  const { concat } = typeOf(left).slots;
  if (concat === undefined) throw unsupported("+", left, right);
  return concat(left, right);
}

export function add(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left + right;
  if (typeof left === "bigint" && typeof right === "bigint") return allowInt(left + right);
  if (typeof left === "string" && typeof right === "string") {
    allowText(left.length + right.length);
    return left + right;
  }
  return addSlow(left, right);
}

export function sub(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "bigint" && typeof right === "bigint") return allowInt(left - right);
  const result = tryBinary("sub", left, right);
  if (result === NotImplemented) throw unsupported("-", left, right);
  return result;
}

function mulSlow(left: Value, right: Value): Value {
  const result = tryBinary("mul", left, right);
  if (result !== NotImplemented) return result;
  const leftSlots = typeOf(left).slots;
  if (leftSlots.repeat !== undefined) return repeated(leftSlots.repeat, left, right);
  const rightSlots = typeOf(right).slots;
  if (rightSlots.repeat !== undefined) return repeated(rightSlots.repeat, right, left);
  throw unsupported("*", left, right);
}

function repeated(slot: NonNullable<Slots["repeat"]>, sequence: Value, count: Value): Value {
  if (typeof count !== "bigint" && typeof count !== "boolean" && typeOf(count).slots.index === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  return slot(sequence, index(count));
}

export function mul(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left * right;
  if (typeof left === "bigint" && typeof right === "bigint") return allowInt(left * right);
  return mulSlow(left, right);
}

const plain =
  (slot: BinarySlot, symbol: string) =>
  (left: Value, right: Value): Value => {
    const result = tryBinary(slot, left, right);
    if (result === NotImplemented) throw unsupported(symbol, left, right);
    return result;
  };

const truedivSlow: (left: Value, right: Value) => Value = plain("truediv", "/");
export function truediv(left: Value, right: Value): Value {
  return typeof left === "number" && typeof right === "number" && right !== 0 ? left / right : truedivSlow(left, right);
}
export const floordiv: (left: Value, right: Value) => Value = plain("floordiv", "//");
export const mod: (left: Value, right: Value) => Value = plain("mod", "%");
export const divmod: (left: Value, right: Value) => Value = plain("divmod", "divmod()");

/** `base ** exponent`, and `pow(base, exponent, modulus)` where `modulus` is not `None`. */
export function pow(base: Value, exponent: Value, modulus: Value = null): Value {
  const baseType = typeOf(base);
  const exponentType = typeOf(exponent);
  const modulusType = typeOf(modulus);
  const tried = new Set<unknown>();
  const order =
    exponentType !== baseType && isSubclass(exponentType, baseType)
      ? [exponentType, baseType, modulusType]
      : [baseType, exponentType, modulusType];
  for (const type of order) {
    const slot = type.slots.pow;
    if (slot === undefined || tried.has(slot)) continue;
    tried.add(slot);
    const result = slot(base, exponent, modulus);
    if (result !== NotImplemented) return result;
  }
  if (modulus === null) throw unsupported("** or pow()", base, exponent);
  throw typeError(
    `unsupported operand type(s) for ** or pow(): '${baseType.name}', '${exponentType.name}', '${modulusType.name}'`,
  );
}

/** Binary operators by their `ast` name. */
export const binaryOperators: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  Add: add,
  Sub: sub,
  Mult: mul,
  MatMult: plain("matmul", "@"),
  Div: truediv,
  Mod: mod,
  Pow: (left, right) => pow(left, right),
  LShift: plain("lshift", "<<"),
  RShift: plain("rshift", ">>"),
  BitOr: plain("or", "|"),
  BitXor: plain("xor", "^"),
  BitAnd: plain("and", "&"),
  FloorDiv: floordiv,
};

const inplaceSlots: Readonly<Record<string, readonly [BinarySlot, BinarySlot | "pow", string]>> = {
  Add: ["iadd", "add", "+="],
  Sub: ["isub", "sub", "-="],
  Mult: ["imul", "mul", "*="],
  MatMult: ["imatmul", "matmul", "@="],
  Div: ["itruediv", "truediv", "/="],
  Mod: ["imod", "mod", "%="],
  Pow: ["ipow", "pow", "**="],
  LShift: ["ilshift", "lshift", "<<="],
  RShift: ["irshift", "rshift", ">>="],
  BitOr: ["ior", "or", "|="],
  BitXor: ["ixor", "xor", "^="],
  BitAnd: ["iand", "and", "&="],
  FloorDiv: ["ifloordiv", "floordiv", "//="],
};

const arithmetic: ReadonlySet<string> = new Set(["Add", "Sub", "Mult", "Div", "FloorDiv", "Mod"]);

/** Whether the plain operator is sure to know two operands of the type of `left`. */
function isQuick(op: string, left: Value): boolean {
  if (typeof left === "number" || typeof left === "bigint") return arithmetic.has(op);
  return typeof left === "string" && op === "Add";
}

/** Whether the type has a sequence side in CPython's sense, be it only a length. */
function isSequence(type: PyType): boolean {
  const { len, contains, getitem, repeat } = type.slots;
  return type.heap || len !== undefined || contains !== undefined || getitem !== undefined || repeat !== undefined;
}

/** `left op= right`: what the target is bound to afterwards. `op` is the `ast` name. */
export function inplace(op: string, left: Value, right: Value): Value {
  const known = inplaceSlots[op];
  const binary = binaryOperators[op];
  if (known === undefined || binary === undefined) throw new TypeError(`no operator ${op}`);
  if (typeof left === typeof right && isQuick(op, left)) return binary(left, right);
  const [own, plainSlot, symbol] = known;
  const { slots } = typeOf(left);
  const slot = slots[own];
  if (slot !== undefined) {
    const result = slot(left, right);
    if (result !== NotImplemented) return result;
  }
  if (plainSlot === "pow") return renamed(() => pow(left, right), "** or pow()", symbol);
  const result = tryBinary(plainSlot, left, right);
  if (result !== NotImplemented) return result;
  if (op === "Add") {
    const concat = slots.inplaceConcat ?? slots.concat;
    if (concat !== undefined) return concat(left, right);
  }
  if (op === "Mult") {
    const { inplaceRepeat } = slots;
    if (inplaceRepeat !== undefined) return repeated(inplaceRepeat, left, right);
    const rightRepeats = typeOf(right).slots.repeat !== undefined && !isSequence(typeOf(left));
    if (slots.repeat !== undefined || rightRepeats) return mulSlow(left, right);
  }
  throw unsupported(symbol, left, right);
}

/** CPython names the operator as written when an in-place power fails. */
function renamed(work: () => Value, from: string, to: string): Value {
  try {
    return work();
  } catch (error) {
    const first = (error as Partial<PyException> | null)?.args?.[0];
    if (typeof first === "string" && first.startsWith("unsupported operand") && first.includes(from)) {
      throw typeError(first.replace(from, to));
    }
    throw error;
  }
}

const unary =
  (slot: "neg" | "pos" | "invert", symbol: string) =>
  (operand: Value): Value => {
    const found = typeOf(operand).slots[slot];
    if (found === undefined) throw typeError(`bad operand type for unary ${symbol}: '${typeName(operand)}'`);
    return found(operand);
  };

const negSlow: (operand: Value) => Value = unary("neg", "-");
export function neg(operand: Value): Value {
  return typeof operand === "number" ? -operand : typeof operand === "bigint" ? -operand : negSlow(operand);
}
export const pos: (operand: Value) => Value = unary("pos", "+");
export const invert: (operand: Value) => Value = unary("invert", "~");

/** `operator.index(value)`. */
export function index(value: Value): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  const slot = typeOf(value).slots.index;
  if (slot === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  const result = slot(value);
  if (typeof result === "bigint") return result;
  if (typeof result === "boolean") return result ? 1n : 0n;
  throw typeError(`__index__ returned non-int (type ${typeName(result)})`);
}

/** An index for array access: clipped to what a `number` holds, which is beyond any length. */
export function smallIndex(value: Value): number {
  const n = index(value);
  return n > 9007199254740991n ? Number.MAX_SAFE_INTEGER : n < -9007199254740991n ? Number.MIN_SAFE_INTEGER : Number(n);
}

/** `object[key]`. */
export function getItem(object: Value, key: Value): Value {
  const slot = typeOf(object).slots.getitem;
  if (slot !== undefined) return slot(object, key);
  if (object instanceof PyType) return classItem(object, key);
  throw typeError(`'${typeName(object)}' object is not subscriptable`);
}

/** `Class[key]`: `__class_getitem__`. */
function classItem(type: PyType, key: Value): Value {
  const found = lookup(type, "__class_getitem__");
  if (found === undefined) throw typeError(`type '${type.name}' is not subscriptable`);
  return call(bind(found, type, type), [key]);
}

/** `object[key] = value`; `undefined` deletes. */
export function setItem(object: Value, key: Value, value: Value | undefined): void {
  const slot = typeOf(object).slots.setitem;
  if (slot === undefined) {
    throw typeError(`'${typeName(object)}' object ${refusal(typeOf(object), key, value)}`);
  }
  slot(object, key, value);
}

/** How a type without item assignment words it; sequences are asked by position first, and word deletion in their own way. */
function refusal(type: PyType, key: Value, value: Value | undefined): string {
  if (value !== undefined) return "does not support item assignment";
  const byPosition = typeof key === "bigint" || typeOf(key).slots.index !== undefined;
  return byPosition && isSequence(type) ? "doesn't support item deletion" : "does not support item deletion";
}

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  const { slots } = typeOf(container);
  if (slots.contains !== undefined) return slots.contains(container, item);
  let found = false;
  forEach(iterableOr(container, `argument of type '${typeName(container)}' is not iterable`), (candidate) => {
    found = same(candidate, item);
    return !found;
  });
  return found;
}
