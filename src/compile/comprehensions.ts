import type { Scope } from "../analysis/scopes.ts";
import type { Comprehension, DictComp, GeneratorExp, ListComp, SetComp } from "../syntax/tree.ts";
import { PyDict } from "../values/dict.ts";
import { type GeneratorBody, PyGenerator } from "../values/generators.ts";
import { iter, next, plainItems } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { PyList } from "../values/sequences.ts";
import { PySet } from "../values/sets.ts";
import type { Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { compileTest } from "./expressions.ts";
import { type Evaluate, Frame, type Store } from "./frame.ts";
import { enterGenerator, leave } from "./tracebacks.ts";

/** One `for … in … if …`, compiled. */
interface Clause {
  readonly iterable: Evaluate;
  readonly at: number;
  readonly store: Store;
  readonly conditions: readonly ((frame: Frame) => boolean)[];
}

/** `at`: where the whole comprehension begins, which is the place CPython gives to its iteration. */
function compileClause(generator: Comprehension, at: number, iterable: Evaluate, inner: Compiler): Clause {
  return {
    iterable,
    at,
    store: inner.target(generator.target),
    conditions: generator.ifs.map((condition) => compileTest(condition, inner)),
  };
}

function compileClauses(
  { generators, start }: { readonly generators: readonly Comprehension[]; readonly start: number },
  outer: Compiler,
  inner: Compiler,
): readonly Clause[] {
  // The first iterable is evaluated outside.
  return generators.map((generator, i) =>
    compileClause(generator, start, (i === 0 ? outer : inner).expr(generator.iter), inner),
  );
}

function holds(conditions: Clause["conditions"], frame: Frame): boolean {
  for (const condition of conditions) if (!condition(frame)) return false;
  return true;
}

/** Runs the clauses from the `depth`th on inside `frame`; `first` is the first clause's iterable, evaluated already. */
function loop(
  clauses: readonly Clause[],
  depth: number,
  first: Value,
  frame: Frame,
  visit: (frame: Frame) => void,
): void {
  const clause = clauses[depth];
  if (clause === undefined) {
    visit(frame);
    return;
  }
  const { store, conditions, at } = clause;
  const iterable = depth === 0 ? first : clause.iterable(frame);
  frame.at = at;
  const deeper = depth + 1;
  const turn = (item: Value): void => {
    spend(1);
    store(frame, item);
    if (holds(conditions, frame)) loop(clauses, deeper, null, frame, visit);
  };
  const items = plainItems(iterable);
  if (items !== undefined) {
    for (let i = 0; i < items.length; i++) turn(items[i] ?? null);
    return;
  }
  const iterator = iter(iterable);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    turn(item);
    frame.at = at;
  }
}

/** Makes the collector and the loop of a comprehension that is not a generator. */
function compileEager<T extends Value>(
  node: ListComp | SetComp | DictComp,
  c: Compiler,
  make: () => T,
  collector: (inner: Compiler) => (result: T, frame: Frame) => void,
): Evaluate {
  const scope = scopeOf(c, node);
  const inner = c.inside(scope);
  const clauses = compileClauses(node, c, inner);
  const collect = collector(inner);
  const inlined = scope.host !== scope;
  const first = clauses[0]?.iterable;
  return (frame) => {
    const result = make();
    const iterable = first === undefined ? null : first(frame);
    const own = inlined
      ? frame
      : new Frame(new Array<Value | undefined>(scope.size).fill(undefined), frame, frame.root);
    try {
      loop(clauses, 0, iterable, own, (inside) => collect(result, inside));
    } finally {
      // No frame of its own in tracebacks: the error is where the comprehension stands.
      if (!inlined) frame.at = own.at;
    }
    return result;
  };
}

function scopeOf(c: Compiler, node: ListComp | SetComp | DictComp | GeneratorExp): Scope {
  const scope = c.scopes.get(node);
  if (scope === undefined) throw new TypeError("comprehension without a scope");
  return scope;
}

export function compileListComp(node: ListComp, c: Compiler): Evaluate {
  return compileEager(
    node,
    c,
    () => new PyList([]),
    (inner) => {
      const element = inner.expr(node.elt);
      return (result, frame) => result.append(element(frame));
    },
  );
}

export function compileSetComp(node: SetComp, c: Compiler): Evaluate {
  return compileEager(
    node,
    c,
    () => new PySet(),
    (inner) => {
      const element = inner.expr(node.elt);
      return (result, frame) => {
        const value = element(frame);
        frame.at = node.elt.start;
        result.add(value);
      };
    },
  );
}

export function compileDictComp(node: DictComp, c: Compiler): Evaluate {
  return compileEager(
    node,
    c,
    () => new PyDict(),
    (inner) => {
      const key = inner.expr(node.key);
      const value = inner.expr(node.value);
      return (result, frame) => {
        const k = key(frame);
        const v = value(frame);
        frame.at = node.key.start;
        result.set(k, v);
      };
    },
  );
}

/** The clauses as a generator, item by item. */
function* generate(
  clauses: readonly Clause[],
  depth: number,
  first: Value,
  frame: Frame,
  element: Evaluate,
): GeneratorBody {
  const clause = clauses[depth];
  if (clause === undefined) {
    yield element(frame);
    return null;
  }
  frame.at = clause.at;
  const iterator = depth === 0 ? first : iter(clause.iterable(frame));
  for (;;) {
    frame.at = clause.at;
    const item = next(iterator);
    if (item === undefined) return null;
    spend(1);
    clause.store(frame, item);
    if (!holds(clause.conditions, frame)) continue;
    if (depth === clauses.length - 1) {
      const resumption = yield element(frame);
      if ("error" in resumption) throw resumption.error;
    } else {
      yield* generate(clauses, depth + 1, null, frame, element);
    }
  }
}

export function compileGeneratorExp(node: GeneratorExp, c: Compiler): Evaluate {
  const scope = scopeOf(c, node);
  const qualname = c.qualname === "" ? "<genexpr>" : `${c.qualname}.<genexpr>`;
  const inner = c.inside(scope, qualname);
  const clauses = compileClauses(node, c, inner);
  const element = inner.expr(node.elt);
  const [first] = clauses;
  return (frame) => {
    spend(30);
    const iterable = first === undefined ? null : first.iterable(frame);
    frame.at = first?.at ?? node.start;
    const iterator = iter(iterable);
    const own = new Frame(new Array<Value | undefined>(scope.size).fill(undefined), frame, frame.root);
    own.at = node.start;
    const body = generate(clauses, 0, iterator, own, element);
    return new PyGenerator("<genexpr>", qualname, enterGenerator(body, own, "<genexpr>"), (error) =>
      leave(error, own, "<genexpr>"),
    );
  };
}
