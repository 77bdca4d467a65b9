/**
 * What one run may use. Evaluation is synchronous, so there is one meter at a time: {@link metered} installs a fresh one
 * and puts the outer one back. Counting is deterministic: the same formula on the same document always ends at the same
 * place.
 */
export interface Limits {
  /** Statements, loop turns, calls, and the items that built-ins work through; a step takes less than a tenth of a microsecond. */
  readonly steps: number;
  /** Nested calls of functions written in the formula; CPython's own limit is 1000. */
  readonly depth: number;
  /** UTF-16 units of one string, bytes of one bytes object. */
  readonly textLength: number;
  /** Items of one list, tuple, set or dictionary. */
  readonly items: number;
  /** Bits of one integer. */
  readonly integerBits: number;
  /** Messages and automation blockers together. */
  readonly messages: number;
  /** UTF-16 units printed. */
  readonly output: number;
}

export const defaultLimits: Limits = {
  steps: 1_500_000,
  depth: 1000,
  textLength: 10_000_000,
  items: 1_000_000,
  integerBits: 400_000,
  messages: 10_000,
  output: 1_000_000,
};

/** What a document's size adds: formulas that compare each row with every other are in use, and hosts choose the documents. */
const STEPS_PER_ROW = 20_000;

const noneGiven: Partial<Limits> = {};

/** The limits of one formula on a document with `rows` rows; `given` replaces single ones. */
export function limitsFor(rows: number, given: Partial<Limits> = noneGiven): Limits {
  if (rows === 0 && given === noneGiven) return defaultLimits;
  // Spelled out: a spread object with members of its own takes V8 microseconds.
  return {
    steps: given.steps ?? defaultLimits.steps + rows * STEPS_PER_ROW,
    depth: given.depth ?? defaultLimits.depth,
    textLength: given.textLength ?? defaultLimits.textLength,
    items: given.items ?? defaultLimits.items,
    integerBits: given.integerBits ?? defaultLimits.integerBits,
    messages: given.messages ?? defaultLimits.messages,
    output: given.output ?? defaultLimits.output,
  };
}

/** The limits of one hook run: whole programs, from fewer hands than formulas. */
export const hookLimits: Limits = { ...defaultLimits, steps: 10 * defaultLimits.steps };

/** A limit was reached. Not a Python exception: no `except` of a formula catches it. */
export class LimitReached extends Error {
  override readonly name: "LimitReached" = "LimitReached";
  readonly limit: keyof Limits;
  /** Where the program's own level stood; filled in on the way out. */
  offset: number | null = null;
  /** Where the innermost function of the program stood; filled in on the way out. */
  innermost: number | null = null;

  constructor(limit: keyof Limits, message: string) {
    super(message);
    this.limit = limit;
  }
}

interface Meter {
  /** Tells runs apart, for work that is shared between runs but paid for once in each. */
  run: number;
  limits: Limits;
  steps: number;
  depth: number;
  messages: number;
  output: number;
}

/** Outside of runs steps are nobody's, and must not add up while the host lives. */
const idle: Limits = { ...defaultLimits, steps: Number.POSITIVE_INFINITY };

/** The running meter. Read `meter.steps` freely; change it only through the functions below. */
export const meter: Meter = { run: 0, limits: idle, steps: 0, depth: 0, messages: 0, output: 0 };

let runs = 0;

function set({ run, limits, steps, depth, messages, output }: Meter): void {
  meter.run = run;
  meter.limits = limits;
  meter.steps = steps;
  meter.depth = depth;
  meter.messages = messages;
  meter.output = output;
}

/** Runs `work` on a fresh meter. */
export function metered<T>(limits: Limits, work: () => T): T {
  const outer: Meter = {
    run: meter.run,
    limits: meter.limits,
    steps: meter.steps,
    depth: meter.depth,
    messages: meter.messages,
    output: meter.output,
  };
  set({ run: ++runs, limits, steps: 0, depth: 0, messages: 0, output: 0 });
  try {
    return work();
  } finally {
    set(outer);
  }
}

const words: Record<keyof Limits, string> = {
  steps: "steps",
  depth: "nested calls",
  textLength: "characters in one text",
  items: "items in one collection",
  integerBits: "bits in one integer",
  messages: "messages and blockers",
  output: "printed characters",
};

function stop(limit: keyof Limits): never {
  throw new LimitReached(limit, `The formula was stopped: more than ${meter.limits[limit]} ${words[limit]}`);
}

/** Counts `count` steps. */
export function spend(count: number): void {
  meter.steps += count;
  if (meter.steps > meter.limits.steps) stop("steps");
}

/** Items from which on a collection costs the host's memory and its collector more than the filling. */
const LARGE_COLLECTION = 32_768;

/** Call before making a text of `length` units; counts the work of copying it too. */
export function allowText(length: number): void {
  if (length > meter.limits.textLength) stop("textLength");
  // A step for 32 units: the steps of one run are worth some 300 MB of text in all, whatever is kept.
  if (length > 1000) spend(length >> 5);
}

/** Call before making a collection of `count` items; counts the work of filling it too. */
export function allowItems(count: number): void {
  if (count > meter.limits.items) stop("items");
  if (count > 32) spend(count >> 2);
}

/** Call at every 1024th item that is added to a collection, which has `count` items then. */
export function allowGrowth(count: number): void {
  if (count > meter.limits.items) stop("items");
  spend(count > LARGE_COLLECTION ? 16_384 : 512);
}

/** Call before making an integer of `bits` bits. */
export function allowBits(bits: number): void {
  if (bits > meter.limits.integerBits) stop("integerBits");
  // What multiplying takes, a step being about a tenth of a microsecond.
  if (bits > 1024) spend(bits / 96 + (bits * bits) / 2 ** 23);
}

const LARGE = 1n << 1024n;

/** Passes `value` on, unless it is larger than an integer may be. Cheap while it is small. */
export function allowInt(value: bigint): bigint {
  if (value > LARGE || value < -LARGE) allowBits(value.toString(16).length * 4);
  return value;
}

/** Call when a message or blocker is raised. */
export function allowMessage(): void {
  if (++meter.messages > meter.limits.messages) stop("messages");
}

/** Call when `length` units are printed. */
export function allowOutput(length: number): void {
  meter.output += length;
  if (meter.output > meter.limits.output) stop("output");
}
