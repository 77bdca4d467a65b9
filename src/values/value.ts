/**
 * What a Python value is here.
 *
 * `None` is `null`, `bool` is `boolean`, `int` is `bigint`, `float` is `number`, `str` is `string`; all else is a
 * {@link PyObject}. Every value has a {@link PyType}, and a type has {@link Slots}: native functions for what operators,
 * built-ins and statements do with a value. A type of our own fills slots directly; a class written in a formula gets
 * slots that call its special methods. Nothing else is needed to join the language: columns, rows and dates are types.
 */
export type Value = null | boolean | bigint | number | string | PyObject;

/** Keyword arguments of a call, in call order; `null` when there are none. */
export type Kwargs = ReadonlyMap<string, Value> | null;

/** The comparison operators as slots know them. */
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

type Binary = (left: Value, right: Value) => Value;
type Unary = (self: Value) => Value;

/**
 * The protocol. A binary slot is called with the operands in source order whichever side its type stands on, and answers
 * {@link NotImplemented} when it does not know the pair (CPython's `nb_*` convention). `null` in `hash` means unhashable.
 */
export interface Slots {
  repr?: (self: Value) => string;
  str?: (self: Value) => string;
  format?: (self: Value, spec: string) => string;
  /** An integer in 64 signed bits; kept as a number while it is a safe one. `null`: unhashable. */
  hash?: ((self: Value) => number | bigint) | null;
  bool?: (self: Value) => boolean;
  len?: (self: Value) => number;
  compare?: (self: Value, other: Value, op: Comparison) => Value;
  call?: (self: Value, args: Value[], kwargs: Kwargs) => Value;
  iter?: ((self: Value) => Value) | null;
  /** The next item, or `undefined` at the end (no `StopIteration` is made). */
  next?: (self: Value) => Value | undefined;
  /** Complete attribute look-up (`__getattribute__`); `undefined` when there is no such attribute. */
  getattr?: (self: Value, name: string) => Value | undefined;
  /** Asked after the ordinary look-up failed (`__getattr__`). */
  getattrMissing?: (self: Value, name: string) => Value | undefined;
  /** `undefined` deletes. */
  setattr?: (self: Value, name: string, value: Value | undefined) => void;
  getitem?: (self: Value, key: Value) => Value;
  /** `undefined` deletes. */
  setitem?: (self: Value, key: Value, value: Value | undefined) => void;
  contains?: (self: Value, item: Value) => boolean;
  /** Sequence `+` and `*`, tried after the numeric slots of both sides, as in CPython. */
  concat?: (self: Value, other: Value) => Value;
  repeat?: (self: Value, count: Value) => Value;
  inplaceConcat?: (self: Value, other: Value) => Value;
  inplaceRepeat?: (self: Value, count: Value) => Value;
  add?: Binary;
  sub?: Binary;
  mul?: Binary;
  matmul?: Binary;
  truediv?: Binary;
  floordiv?: Binary;
  mod?: Binary;
  divmod?: Binary;
  pow?: (base: Value, exponent: Value, modulus: Value) => Value;
  lshift?: Binary;
  rshift?: Binary;
  and?: Binary;
  or?: Binary;
  xor?: Binary;
  iadd?: Binary;
  isub?: Binary;
  imul?: Binary;
  imatmul?: Binary;
  itruediv?: Binary;
  ifloordiv?: Binary;
  imod?: Binary;
  ipow?: Binary;
  ilshift?: Binary;
  irshift?: Binary;
  iand?: Binary;
  ior?: Binary;
  ixor?: Binary;
  neg?: Unary;
  pos?: Unary;
  invert?: Unary;
  abs?: Unary;
  int?: Unary;
  float?: Unary;
  index?: Unary;
  /** Descriptor protocol; `instance` is `undefined` for access through the type. */
  get?: (self: Value, instance: Value | undefined, owner: PyType) => Value;
  /** Present: a data descriptor. `undefined` deletes. */
  set?: (self: Value, instance: Value, value: Value | undefined) => void;
  new?: (type: PyType, args: Value[], kwargs: Kwargs) => Value;
  init?: (self: Value, args: Value[], kwargs: Kwargs) => void;
}

/** Everything that is not one of the five primitive representations. */
export class PyObject {
  // Only declared, and assigned below: fields that a base class defines are slow for engines when it has many derived classes.
  declare type: PyType;
  /** The instance's `__dict__`; made when first written. */
  declare attrs: Map<string, Value> | null;

  constructor(type: PyType | undefined) {
    this.attrs = null;
    // Only `type` itself has no type yet when it is made; core-types closes the loop.
    this.type = type ?? (this as unknown as PyType);
  }
}

/** A class: its name, its bases, what it defines, and its slots with the inherited ones worked in. */
export class PyType extends PyObject {
  name: string;
  qualname: string;
  module: string;
  bases: readonly PyType[];
  mro: readonly PyType[];
  private readonly found: Map<string, Value> = new Map();
  private pending: (() => void)[] | null = null;
  /** Slots this type defines itself. */
  own: Slots = {};
  /** Own and inherited slots. */
  slots: Slots = {};
  readonly subclasses: PyType[] = [];
  /** Written in a formula (instances have a `__dict__`, attributes may be set). */
  readonly heap: boolean;
  /** Whether a formula may derive from it. */
  readonly sealed: boolean;
  /** A class of the library that CPython writes in Python: it joins with any layout. */
  readonly scripted: boolean;
  /** A type that is not {@link heap}, whose instances have a `__dict__` nonetheless. */
  readonly open: boolean;
  /** What `match` takes its instances for, and those of classes derived from it. */
  pattern: "sequence" | "mapping" | null = null;

  constructor(
    meta: PyType | undefined,
    name: string,
    bases: readonly PyType[],
    options: {
      readonly module?: string;
      readonly heap?: boolean;
      readonly sealed?: boolean;
      readonly scripted?: boolean;
      readonly open?: boolean;
    } = {},
  ) {
    super(meta);
    this.name = name;
    this.qualname = name;
    this.module = options.module ?? "builtins";
    this.heap = options.heap ?? false;
    this.sealed = options.sealed ?? false;
    this.scripted = options.scripted ?? false;
    this.open = options.open ?? this.scripted;
    this.bases = bases;
    this.mro = [this, ...(bases[0]?.mro ?? [])];
    for (const base of bases) base.subclasses.push(this);
  }

  get members(): Map<string, Value> {
    if (this.pending !== null) this.fill();
    return this.found;
  }

  /**
   * Leaves adding members for when they are first looked at. Most runs look at few types, and making all methods of all types would take
   * longer than a small document's evaluation.
   */
  later(add: () => void): void {
    this.pending ??= [];
    this.pending.push(add);
  }

  private fill(): void {
    const pending = this.pending ?? [];
    this.pending = null;
    for (const add of pending) add();
  }
}

/** What a type's own attribute look-up finds: the first along the method resolution order. */
export function lookup(type: PyType, name: string): Value | undefined {
  const { mro } = type;
  for (let i = 0; i < mro.length; i++) {
    const found = mro[i]?.members.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Works inherited slots into `type.slots`, and into those of its subclasses. Call after `own` or `bases` changed. */
export function inheritSlots(type: PyType): void {
  const slots: Slots = {};
  for (let i = type.mro.length - 1; i >= 0; i--) {
    const own = type.mro[i]?.own;
    if (own !== undefined) Object.assign(slots, own);
  }
  type.slots = slots;
  for (const subclass of type.subclasses) inheritSlots(subclass);
}
