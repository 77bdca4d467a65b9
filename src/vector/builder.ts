import { BOOL, DAY, FLOAT, INT, isTagged, type Lane, NONE, SPAN, TEXT } from "../columns/lanes.ts";
import type { SchemaNode, ValueType } from "../document/schema.ts";
import type { Expr } from "../syntax/tree.ts";
import { MAX_ORDINAL } from "../values/dates/calendar-days.ts";
import { MAX_DELTA_DAYS } from "../values/dates/timedelta.ts";
import type { Value } from "../values/value.ts";
import { eachRow, kindOf, ofValues, put } from "./boxed.ts";
import { lastingLane } from "./constants.ts";
import type { Globals } from "./globals.ts";
import { type Arithmetic, bound, copy, LARGEST, loseAll, loseNaN, loseOthers, mapped, split } from "./kernels.ts";
import { Machine } from "./machine.ts";
import { madeBy, type Operand, operandOf, type Registers, type Selection, type Step, tagsOfKind } from "./registers.ts";
import { COPY, COPY_TEXT, FORK, LOSE, MAP, ROUND, type Word } from "./words.ts";

/** A field that a program reads: where it stands, and the lane it is to be put into. */
export interface Load {
  /** Its column's position, or its place among the header fields. */
  readonly place: number;
  readonly lane: Operand;
}

const kindsOfType: Readonly<Record<ValueType, number>> = {
  string: TEXT,
  number: FLOAT | NONE,
  date: DAY | NONE,
  boolean: BOOL | NONE,
  none: NONE,
};

export const NUMBER: number = FLOAT | INT;

/** No value at all: what an operation gives that the closures have to do. */
export const nothing: Operand = operandOf({ kinds: 0, numbers: new Float64Array(0), tags: tagsOfKind(0), texts: [] });

/** One way of a branch: what its steps leave, and whether it gives all its rows up. */
export interface Apart<T> {
  readonly value: T;
  readonly steps: Step[];
  readonly dead: boolean;
}

function constantIn(lane: Lane): Operand {
  return operandOf(lane, { plain: lane.kinds === FLOAT, origin: "given", constant: true });
}

const MOST_REGISTERS = 250;

export type Resolve = (owner: string, name: string, b: Builder) => Operand | undefined;
/** `separator` for `separator.join(argument)`. */
export type Aggregate = (name: string, argument: Expr, b: Builder, separator?: Operand) => Operand | undefined;

/** A program while it is compiled: its steps so far, registers, and what names stand for. */
export class Builder {
  steps: Step[] = [];
  /** What local names stand for here; `nothing` where that depends on the way taken. */
  names: Map<string, Operand> = new Map();
  /** Steps that the closures would count for a row, at most. */
  cost = 0;
  /** Whether anything is computed value by value, by functions that count steps of their own. */
  boxed = false;
  /** Whether every row is given up from here on. */
  dead = false;
  /** Fields of the row and of the header that are read, by name. */
  readonly cells: Map<string, Load> = new Map();
  readonly headers: Map<string, Load> = new Map();
  /** The lane for the rows' positions, if they are read. */
  positions: Operand | null = null;
  /** Values known before the first row, and the lanes they fill. */
  readonly scalars: (readonly [from: Lane, to: Lane])[] = [];
  /** `null` where nobody takes them. */
  readonly globals: Globals | null;
  /** Puts constants into their lanes, for so many places. */
  readonly constants: ((count: number) => void)[] = [];
  /** How steps are said in words, in programs of one place. */
  readonly words: Map<Step, Word> | null;
  readonly registers: Registers;
  /** What runs programs of one place. */
  private readonly machine: Machine | null;
  /** What `owner.name` is, for the name of a row or the header. */
  readonly resolve: Resolve;
  /** What a function of a whole column gives; `undefined` if that is not asked for. */
  readonly aggregate: Aggregate | null;
  private readonly known: Map<Value, Operand> = new Map();
  private readonly free: number[] = [];
  private used = 0;
  private nesting = 0;

  constructor(registers: Registers, resolve: Resolve, aggregate: Aggregate | null, globals: Globals | null = null) {
    this.globals = globals;
    this.registers = registers;
    this.machine = registers instanceof Machine ? registers : null;
    this.words = this.machine === null ? null : new Map();
    this.resolve = resolve;
    this.aggregate = aggregate;
  }

  /** Whether it takes more registers than the speed is worth. */
  get tooLarge(): boolean {
    return this.used > MOST_REGISTERS;
  }

  /** A lane that nobody else writes to. */
  result(kinds: number, wrapped = false, loose = false, plain: boolean = !wrapped): Operand {
    const register = this.free.pop() ?? this.used++;
    if (this.tooLarge) return this.fail();
    return operandOf(this.registers.lane(register, kinds), { wrapped, plain, loose, register });
  }

  /** A lane for as long as the program runs: one of its own, or `given`. */
  kept(kinds: number, wrapped = false, plain: boolean = !wrapped, given?: Lane): Operand {
    if (this.tooLarge) return this.fail();
    const lane = given ?? this.registers.lane(this.used++, kinds);
    return operandOf(lane, { wrapped, plain });
  }

  /** A lane for what may be either of two operands. */
  either(x: Operand, y: Operand, kinds: number = x.kinds | y.kinds): Operand {
    return this.result(kinds, x.wrapped || y.wrapped, false, x.plain || y.plain);
  }

  /** Gives back the registers of operands that are used up; what comes next may be written over them. */
  release(...operands: readonly Operand[]): void {
    for (const { register: index } of operands) if (index >= 0) this.free.push(index);
  }

  /** Adds a step; `word` says it for programs of one place. */
  push(step: Step, word?: Word): void {
    this.steps.push(step);
    if (word !== undefined) this.words?.set(step, word);
  }

  constant(value: Value): Operand {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const kind = kindOf(value);
    if (kind === 0) return this.fail();
    const lane = this.machine === null ? lastingLane(value) : undefined;
    const operand = lane === undefined ? this.fixed(kind, [], () => value) : constantIn(lane);
    this.known.set(value, operand);
    return operand;
  }

  /** What a function of constants gives, computed before the first row. */
  fixed(kinds: number, operands: readonly Operand[], work: (values: Value[]) => Value): Operand {
    const lane = this.machine?.constant(kinds) ?? this.kept(kinds);
    const operand = operandOf(constantIn(lane), { loose: operands.length > 0 });
    const compute = ofValues(operands, work);
    const { numbers, texts } = operand;
    let number: number | undefined;
    let text = "";
    this.constants.push((count) => {
      if (number === undefined) {
        numbers[0] = Number.NaN;
        try {
          put(operand, 0, compute(0));
        } catch {
          // NaN: the closures will see why.
        }
        number = numbers[0] ?? 0;
        text = texts[0] ?? "";
      }
      if (kinds === TEXT) for (let i = 0; i < count; i++) texts[i] = text;
      else for (let i = 0; i < count; i++) numbers[i] = number;
    });
    return operand;
  }

  /** A field's value, read before the first step. */
  field(node: SchemaNode, places: ReadonlyMap<SchemaNode, number>): Operand {
    const loads = node.kind === "header" ? this.headers : this.cells;
    const known = loads.get(node.id);
    if (known !== undefined) return known.lane;
    const place = node.kind === "header" ? (places.get(node) ?? -1) : node.columnIndex;
    const own = this.machine?.fields.lanes[place];
    const kinds = kindsOfType[node.valueType];
    const facts = { empties: true, ints: false };
    const lane = operandOf(this.kept(kinds, true, false, own), { kinds, origin: "given", facts });
    loads.set(node.id, { place, lane });
    return lane;
  }

  /** Gives up all rows that come here. */
  fail(): Operand {
    const { lost } = this.registers;
    this.push((places, count) => loseAll(lost, places, count));
    this.dead = true;
    return nothing;
  }

  /** From here on NaN is `None`. */
  settle(operand: Operand): Operand {
    if (operand.loose) this.lose(operand);
    operand.loose = false;
    return operand;
  }

  /** Truth values as the ints that they are in arithmetic. */
  numeric(operand: Operand): Operand {
    const { kinds } = operand;
    return (kinds & ~NONE) === BOOL ? operandOf(operand, { kinds: (kinds & NONE) | INT }) : operand;
  }

  /** The operand as plain numbers, for those who do not ask whether they are ints: its tags need not be written. */
  untagged(operand: Operand): Operand {
    // That of arithmetic sees to it that ints are exact, too.
    const isNumber = (operand.kinds & ~(NUMBER | NONE)) === 0;
    const at = isNumber && operand.lasting !== undefined ? this.taggingOf(operand) : -1;
    if (at < 0) return operand;
    this.steps.splice(at, 1);
    return operandOf(operand, { kinds: (operand.kinds & NONE) | FLOAT });
  }

  /** Takes the step that writes the operand's tags out of the program, for the one who uses the operand up to do it when need be. */
  withoutTagging(operand: Operand): Step | undefined {
    const at = this.taggingOf(operand);
    if (at < 0 || !(operand.lasting === true || at === this.steps.length - 1)) return undefined;
    this.steps.splice(at, 1);
    return operand.tagging;
  }

  private taggingOf({ tagging, register }: Operand): number {
    return tagging === undefined || register < 0 ? -1 : this.steps.indexOf(tagging);
  }

  /** An operation on two numbers of each place. */
  combine({ loop, word }: Arithmetic, { numbers: x }: Lane, { numbers: y }: Lane, { numbers: out }: Lane): void {
    this.push((places, count) => loop(x, y, out, places, count), { code: word, a: x, b: y, out });
  }

  /** A function of the number of each place; `digits`, if it rounds to so many. */
  map(one: (x: number) => number, { numbers: x }: Lane, { numbers: out }: Lane, digits?: number): void {
    const word = digits === undefined ? { code: MAP, a: x, map: one, out } : { code: ROUND, a: x, digits, out };
    this.push((places, count) => mapped(x, one, out, places, count), word);
  }

  /** A copy into a lane that has room for it, for the end of one way of a branch. */
  copying(from: Lane, to: Lane): Step {
    const step: Step = (places, count) => copy(from, to, places, count);
    if (to.kinds === TEXT) this.words?.set(step, { code: COPY_TEXT, texts: [from.texts, to.texts] });
    else if (!isTagged(to.kinds)) this.words?.set(step, { code: COPY, a: from.numbers, out: to.numbers });
    return step;
  }

  /** Goes one way where `test` is true, the other where it is not. */
  choose(test: Lane, whenTrue: readonly Step[], whenFalse: readonly Step[]): void {
    const [yes, no] = this.selections();
    const isText = (test.kinds & TEXT) !== 0;
    this.push(
      (places, count) => {
        const trues = split(test, places, count, yes, no);
        if (trues > 0) run(whenTrue, yes, trues);
        if (trues < count) run(whenFalse, no, count - trues);
      },
      isText ? undefined : { code: FORK, a: test.numbers, ways: [whenTrue, whenFalse] },
    );
  }

  /** Gives up rows with NaN. */
  lose(operand: Operand): void {
    const { lost } = this.registers;
    const { numbers, facts } = operand;
    operand.origin = madeBy(LOSE, operandOf(operand), null);
    this.push(
      (places, count) => {
        if (facts === undefined || facts.empties) loseNaN(numbers, lost, places, count);
      },
      { code: LOSE, a: numbers },
    );
  }

  /** The operand where it is of one of `kinds`; other rows are given up. `nothing` if none can be. */
  only(operand: Operand, kinds: number): Operand {
    const left = operand.kinds & kinds;
    if ((left & ~NONE) === 0) return operand.kinds === 0 ? nothing : this.fail();
    if (left === operand.kinds) return operand;
    const { lost } = this.registers;
    const tagged = isTagged(operand.kinds);
    if (tagged) this.push((places, count) => loseOthers(operand.tags, kinds, lost, places, count));
    else if ((kinds & NONE) === 0) this.lose(this.settle(operand));
    // Its tags have been looked at, so nobody may put their writing off any more.
    return operandOf(operand, { kinds: left, tagging: undefined, origin: tagged ? null : operand.origin });
  }

  /** Keeps an `INT`, `DAY` or `SPAN` within what its kind can be; what is not becomes NaN. */
  bounded(operand: Operand): Operand {
    const high = operand.kinds === DAY ? MAX_ORDINAL : operand.kinds === SPAN ? MAX_DELTA_DAYS : LARGEST;
    const low = operand.kinds === DAY ? 1 : -high;
    operand.loose = true;
    this.push((places, count) => bound(operand.numbers, low, high, places, count));
    return operand;
  }

  /** A function of plain values, row by row. */
  apply(kinds: number, operands: readonly Operand[], work: (values: Value[]) => Value): Operand {
    if (operands.some((operand) => operand.kinds === 0)) return nothing;
    for (const operand of operands) this.settle(operand);
    this.release(...operands);
    return this.each(this.result(kinds), ofValues(operands, work));
  }

  /** Computes `out` row by row. */
  each(out: Operand, work: (i: number) => Value): Operand {
    this.boxed = true;
    this.push(eachRow(out, this.registers.lost, work));
    return out;
  }

  /** What `work` compiles, with its steps apart: those of one way of a branch. */
  apart<T>(work: () => T): Apart<T> {
    const { steps: outer, dead } = this;
    this.steps = [];
    this.dead = false;
    this.nesting++;
    const value = work();
    this.nesting--;
    const made = { value, steps: this.steps, dead: this.dead };
    this.steps = outer;
    this.dead = dead;
    return made;
  }

  /** Two selections that steps at this nesting may use. */
  selections(): readonly [Selection, Selection] {
    const { registers, nesting } = this;
    return [registers.selection(2 * nesting), registers.selection(2 * nesting + 1)];
  }
}

export function run(steps: readonly Step[], places: Selection, count: number): void {
  for (let k = 0; k < steps.length; k++) steps[k]?.(places, count);
}
