/** The iterators of `itertools` that pass items on one by one. */
import { call } from "../../values/calls.ts";
import { PyComplex } from "../../values/complex.ts";
import { asInt, typeOf } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { collect, iter, next, PyIterator } from "../../values/iteration.ts";
import { allowGrowth, allowItems, spend } from "../../values/meter.ts";
import { define, native } from "../../values/native.ts";
import { add, index } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { inheritSlots, type PyType, type Value } from "../../values/value.ts";
import { iteratorClass, shownCall, sizeArgument } from "./iterator-class.ts";

/** Items of `source` for which `keep` says so. */
function filtered(type: PyType, source: Value, keep: (item: Value) => boolean): PyIterator {
  return new PyIterator(type, () => {
    for (let item = next(source); item !== undefined; item = next(source)) {
      if (keep(item)) return item;
      spend(1);
    }
    return undefined;
  });
}

function accumulate(type: PyType, iterable: Value, func: Value, initial: Value): PyIterator {
  const source = iter(iterable);
  let total: Value | undefined;
  let first = initial;
  return new PyIterator(type, () => {
    if (first !== null) {
      total = first;
      first = null;
      return total;
    }
    const item = next(source);
    if (item === undefined) return undefined;
    total = total === undefined ? item : func === null ? add(total, item) : call(func, [total, item]);
    return total;
  });
}

function batched(type: PyType, iterable: Value, size: Value): PyIterator {
  const count = sizeArgument(size);
  if (count < 1n) throw valueError("n must be at least one");
  const source = iter(iterable);
  return new PyIterator(type, () => {
    const batch: Value[] = [];
    for (let i = 0n; i < count; i++) {
      const item = next(source);
      if (item === undefined) break;
      if ((batch.length & 1023) === 1023) allowGrowth(batch.length);
      spend(1);
      batch.push(item);
    }
    return batch.length === 0 ? undefined : new PyTuple(batch);
  });
}

function chained(type: PyType, iterables: Value): PyIterator {
  let current: Value | undefined;
  return new PyIterator(type, () => {
    for (;;) {
      if (current === undefined) {
        const iterable = next(iterables);
        if (iterable === undefined) return undefined;
        spend(1);
        current = iter(iterable);
      }
      const item = next(current);
      if (item !== undefined) return item;
      current = undefined;
    }
  });
}

function compress(type: PyType, data: Value, selectors: Value): PyIterator {
  const [items, flags] = [iter(data), iter(selectors)];
  return new PyIterator(type, () => {
    for (;;) {
      const item = next(items);
      const flag = item === undefined ? undefined : next(flags);
      if (item === undefined || flag === undefined) return undefined;
      if (truth(flag)) return item;
      spend(1);
    }
  });
}

class Count extends PyIterator {
  value: Value;
  readonly by: Value;

  constructor(type: PyType, start: Value, by: Value) {
    super(type, () => {
      const { value } = this;
      this.value = add(value, by);
      return value;
    });
    this.value = start;
    this.by = by;
  }
}

function isNumber(value: Value): boolean {
  const { slots } = typeOf(value);
  return (
    value instanceof PyComplex || slots.int !== undefined || slots.float !== undefined || slots.index !== undefined
  );
}

function count(type: PyType, start: Value, by: Value): PyIterator {
  if (!isNumber(start) || !isNumber(by)) throw typeError("a number is required");
  return new Count(type, by === 1n ? (asInt(start) ?? start) : start, by);
}

function cycle(type: PyType, iterable: Value): PyIterator {
  const source = iter(iterable);
  const saved: Value[] = [];
  let at = -1;
  return new PyIterator(type, () => {
    if (at < 0) {
      const item = next(source);
      if (item !== undefined) {
        if ((saved.length & 1023) === 1023) allowGrowth(saved.length);
        saved.push(item);
        return item;
      }
      at = 0;
    }
    const item = saved[at];
    at = at + 1 >= saved.length ? 0 : at + 1;
    return item;
  });
}

function dropwhile(type: PyType, predicate: Value, iterable: Value): PyIterator {
  let dropping = true;
  return filtered(type, iter(iterable), (item) => {
    dropping &&= truth(call(predicate, [item]));
    return !dropping;
  });
}

function filterfalse(type: PyType, predicate: Value, iterable: Value): PyIterator {
  return filtered(type, iter(iterable), (item) => !truth(predicate === null ? item : call(predicate, [item])));
}

const MAX = 9223372036854775807n;

/** An argument of `islice`: `undefined` when it is none. */
function sliceArgument(value: Value, usual: number): number | undefined {
  if (value === null) return usual;
  if (typeOf(value).slots.index === undefined) return undefined;
  const n = index(value);
  return n < 0n || n > MAX ? undefined : Number(n);
}

const BEYOND = "must be None or an integer: 0 <= x <= sys.maxsize.";

function islice(type: PyType, iterable: Value, first: Value, second: Value | undefined, third: Value): PyIterator {
  const lone = second === undefined;
  const stop = sliceArgument(lone ? first : second, Number.POSITIVE_INFINITY);
  if (stop === undefined) throw valueError(stopText(lone ? first : second));
  const start = lone ? 0 : sliceArgument(first, 0);
  if (start === undefined) throw valueError(`Indices for islice() ${BEYOND}`);
  const step = sliceArgument(third ?? null, 1);
  if (step === undefined || step < 1) throw valueError("Step for islice() must be a positive integer or None.");
  const source = iter(iterable);
  let position = 0;
  let wanted = start;
  return new PyIterator(type, () => {
    const target = Math.min(wanted, stop);
    for (; position < target; position++) {
      spend(1);
      if (next(source) === undefined) return undefined;
    }
    if (wanted >= stop) return undefined;
    position++;
    wanted += step;
    return next(source);
  });
}

/** What is wrong with a stop: -1 is what no number at all is taken for. */
function stopText(stop: Value): string {
  const indexed = typeOf(stop).slots.index !== undefined && index(stop) < -1n && index(stop) >= -MAX;
  return `${indexed ? "Indices" : "Stop argument"} for islice() ${BEYOND}`;
}

function pairwise(type: PyType, iterable: Value): PyIterator {
  const source = iter(iterable);
  let before: Value | undefined;
  return new PyIterator(type, () => {
    // None, too, is an item.
    if (before === undefined) before = next(source);
    if (before === undefined) return undefined;
    const item = next(source);
    if (item === undefined) return undefined;
    const pair = tuple(before, item);
    before = item;
    return pair;
  });
}

class Repeat extends PyIterator {
  readonly item: Value;
  left: bigint | undefined;

  constructor(type: PyType, item: Value, times: bigint | undefined) {
    super(type, () => {
      if (this.left === undefined) return item;
      if (this.left <= 0n) return undefined;
      this.left--;
      return item;
    });
    this.item = item;
    this.left = times === undefined || times > 0n ? times : 0n;
  }
}

function starmap(type: PyType, func: Value, iterable: Value): PyIterator {
  const source = iter(iterable);
  return new PyIterator(type, () => {
    const args = next(source);
    return args === undefined ? undefined : call(func, collect(args));
  });
}

function takewhile(type: PyType, predicate: Value, iterable: Value): PyIterator {
  const source = iter(iterable);
  return new PyIterator(type, () => {
    const item = next(source);
    return item !== undefined && truth(call(predicate, [item])) ? item : undefined;
  });
}

function zipLongest(type: PyType, fill: Value, args: Value): PyIterator {
  const sources: (Value | undefined)[] = collect(args).map(iter);
  return new PyIterator(type, () => {
    const row: Value[] = [];
    let alive = false;
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i];
      const item = source === undefined ? undefined : next(source);
      if (item === undefined) sources[i] = undefined;
      else alive = true;
      row.push(item === undefined ? fill : item);
    }
    return alive ? new PyTuple(row) : undefined;
  });
}

/** One item read for several iterators, and where the next will be. */
interface Link {
  readonly item: Value;
  next: Link | undefined;
}

/** `tee`: iterators over one source that each keep their own place. What the slowest has not read yet is kept. */
function tee(type: PyType, iterable: Value, n: Value): PyTuple {
  const copies = sizeArgument(n);
  if (copies < 0n) throw valueError("n must be >= 0");
  allowItems(Number(copies));
  const source = iter(iterable);
  let unread = 0;
  const follow = (head: { next: Link | undefined }): PyIterator => {
    let place = head;
    return new PyIterator(type, () => {
      if (place.next === undefined) {
        const item = next(source);
        if (item === undefined) return undefined;
        if ((++unread & 1023) === 0) allowGrowth(unread);
        place.next = { item, next: undefined };
      }
      const link = place.next;
      place = link;
      return link.item;
    });
  };
  const head: { next: Link | undefined } = { next: undefined };
  return new PyTuple(Array.from({ length: Number(copies) }, () => follow(head)));
}

let chainClass: PyType | undefined;

/** `itertools.chain`, made when first asked for. */
export function chainType(): PyType {
  if (chainClass !== undefined) return chainClass;
  chainClass = iteratorClass("chain(*iterables)", (type, iterables) => chained(type, iter(iterables ?? null)));
  define(chainClass, {
    classMethods: { "from_iterable(iterable, /)": (type, iterable) => chained(type, iter(iterable ?? null)) },
  });
  return chainClass;
}

/** The classes, and `tee`. */
export function* streams(): Iterable<readonly [string, Value]> {
  const chain = chainType();
  const teeType = iteratorClass(
    "_tee(iterable, /)",
    (type, iterable) => new PyIterator(type, () => next(iterable ?? null)),
  );
  const zipOf = iteratorClass("zip_longest(*iterables, fillvalue=None)", (type, fill, args) =>
    zipLongest(type, fill ?? null, args ?? null),
  );
  const { new: makeZip } = zipOf.slots;
  zipOf.own.new = (type, args, kwargs) => {
    for (const name of kwargs?.keys() ?? []) {
      if (name !== "fillvalue") throw typeError("zip_longest() got an unexpected keyword argument");
    }
    return makeZip?.(type, args, kwargs) ?? null;
  };
  inheritSlots(zipOf);
  const repeatType = iteratorClass(
    "repeat(object, times?)",
    (type, item, times) => new Repeat(type, item ?? null, times === undefined ? undefined : index(times)),
    (self) => {
      const { item, left } = self as Repeat;
      return left === undefined ? `repeat(${repr(item)})` : `repeat(${repr(item)}, ${left})`;
    },
  );
  define<Repeat>(repeatType, {
    methods: {
      "__length_hint__()": ({ left }) => {
        if (left === undefined) throw typeError("len() of unsized object");
        return left;
      },
    },
  });
  const classes = [
    iteratorClass("accumulate(iterable, func=None, *, initial=None)", (type, iterable, func, initial) =>
      accumulate(type, iterable ?? null, func ?? null, initial ?? null),
    ),
    iteratorClass("batched(iterable, n)", (type, iterable, n) => batched(type, iterable ?? null, n ?? null)),
    chain,
    iteratorClass("compress(data, selectors)", (type, data, selectors) =>
      compress(type, data ?? null, selectors ?? null),
    ),
    iteratorClass(
      "count(start=0, step=1)",
      (type, start, step) => count(type, start ?? null, step ?? null),
      (self) => {
        const { value, by } = self as Count;
        return shownCall("count", by === 1n ? [value] : [value, by]);
      },
    ),
    iteratorClass("cycle(iterable, /)", (type, iterable) => cycle(type, iterable ?? null)),
    iteratorClass("dropwhile(predicate, iterable, /)", (type, predicate, iterable) =>
      dropwhile(type, predicate ?? null, iterable ?? null),
    ),
    iteratorClass("filterfalse(function, iterable, /)", (type, predicate, iterable) =>
      filterfalse(type, predicate ?? null, iterable ?? null),
    ),
    iteratorClass("islice(iterable, start, stop?, step=None, /)", (type, iterable, start, stop, step) =>
      islice(type, iterable ?? null, start ?? null, stop, step ?? null),
    ),
    iteratorClass("pairwise(iterable, /)", (type, iterable) => pairwise(type, iterable ?? null)),
    repeatType,
    iteratorClass("starmap(function, iterable, /)", (type, func, iterable) =>
      starmap(type, func ?? null, iterable ?? null),
    ),
    iteratorClass("takewhile(predicate, iterable, /)", (type, predicate, iterable) =>
      takewhile(type, predicate ?? null, iterable ?? null),
    ),
    zipOf,
  ];
  for (const type of classes) yield [type.name, type];
  yield ["tee", native("tee(iterable, n=2, /)", (iterable, n) => tee(teeType, iterable, n), { module: "itertools" })];
}

/** Whether a count argument is an int at all; `permutations` asks. */
export function isInt(value: Value): boolean {
  return asInt(value) !== undefined;
}
