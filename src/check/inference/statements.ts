/** The ways through statements. */
import type {
  AugAssign,
  ExceptHandler,
  Expr,
  For,
  FunctionDef,
  If,
  Import,
  ImportFrom,
  Match,
  Stmt,
  Try,
  While,
  With,
} from "../../syntax/tree.ts";
import { walk } from "../../syntax/walk.ts";
import type { Context } from "./context.ts";
import { type Env, meet, RESULT, settled } from "./env.ts";
import { branch, evaluate } from "./expressions.ts";
import { baked, elementOf } from "./iteration.ts";
import { imported } from "./names.ts";
import { refusePlaceholder } from "./needs.ts";
import { binary } from "./operators.ts";
import { assignTarget, written } from "./targets.ts";
import { NEVER, only, type Type, UNKNOWN, union } from "./type.ts";

/** The variable that holds which statements may have given the result: their offsets. */
export const PLACES = "(places)";

/** Goes through `body`; the environment after it, or `null` if its end is never reached. Changes `env`. */
export function run(cx: Context, env: Env, body: readonly Stmt[]): Env | null {
  let here: Env | null = env;
  for (const stmt of body) {
    if (here === null) return null;
    const from: Env = here;
    here = cx.attempt(() => statement(cx, from, stmt), null);
  }
  return here;
}

function statement(cx: Context, env: Env, stmt: Stmt): Env | null {
  cx.step();
  switch (stmt.kind) {
    case "Expr":
      record(cx, env, stmt.value);
      return env;
    case "Assign": {
      const [type, taint] = keptValue(cx, env, stmt.value);
      for (const target of stmt.targets) assignTarget(cx, env, target, type, taint, stmt.value);
      return env;
    }
    case "AnnAssign": {
      if (stmt.value === null) return env;
      const [type, taint] = keptValue(cx, env, stmt.value);
      assignTarget(cx, env, stmt.target, type, taint, stmt.value);
      return env;
    }
    case "AugAssign":
      augmented(cx, env, stmt);
      return env;
    case "If":
      return conditional(cx, env, stmt);
    case "For":
      return loop(cx, env, stmt);
    case "While":
      return repetition(cx, env, stmt);
    case "Try":
      return attempt(cx, env, stmt);
    case "With":
      return managed(cx, env, stmt);
    case "Match":
      return matched(cx, env, stmt);
    case "FunctionDef":
      define(cx, env, stmt);
      return env;
    case "ClassDef":
      env.assign(stmt.name, UNKNOWN, new Set());
      return env;
    case "Import":
    case "ImportFrom":
      bindImports(env, stmt);
      return env;
    case "Return": {
      const { returns } = cx.frames.at(-1) ?? { returns: null };
      const type = stmt.value === null ? only({ kind: "none", origin: "written" }) : evaluate(cx, env, stmt.value);
      returns?.push({ env, type });
      return null;
    }
    case "Raise":
      if (stmt.exc !== null) evaluate(cx, env, stmt.exc);
      return null;
    case "Assert":
      return branch(cx, env, stmt.test).yes;
    case "Break":
      cx.frames.at(-1)?.loops.at(-1)?.breaks.push(env);
      return null;
    case "Continue":
      cx.frames.at(-1)?.loops.at(-1)?.continues.push(env);
      return null;
    case "Delete":
      for (const target of stmt.targets) remove(cx, env, target);
      return env;
    case "Global":
    case "Nonlocal":
      for (const name of stmt.names) env.holder(name)?.assign(name, UNKNOWN, new Set());
      return env;
    default:
      return env;
  }
}

/** A value as it is kept, with what had a part in it. */
function keptValue(cx: Context, env: Env, node: Expr): readonly [Type, ReadonlySet<string>] {
  const [type, touched] = cx.collect(() => evaluate(cx, env, node));
  return [baked(cx, env, type), new Set([...touched, ...cx.around()])];
}

/** An expression statement: its value is the formula's, until the next one (spec 6.2). */
function record(cx: Context, env: Env, node: Expr): void {
  const type = baked(cx, env, evaluate(cx, env, node));
  const before = env.vars.get(RESULT);
  if (before === undefined) return;
  const replaces = before.atoms.some((atom) => (atom.kind === "none" ? atom.lost === true : atom.kind !== "nothing"));
  const value = replaces
    ? { ...type, atoms: type.atoms.map((atom) => (atom.kind === "none" ? { ...atom, lost: true } : atom)) }
    : type;
  env.vars.set(RESULT, value);
  cx.recorded.set(node.start, union(cx.recorded.get(node.start) ?? NEVER, type));
  env.vars.set(PLACES, only({ kind: "int", value: BigInt(node.start) }));
}

function augmented(cx: Context, env: Env, stmt: AugAssign): void {
  const { target } = stmt;
  const [type, touched] = cx.collect(() => {
    const left = { type: evaluate(cx, env, target), node: target };
    return binary(cx, env, stmt.op, left, { type: evaluate(cx, env, stmt.value), node: stmt.value }, target);
  });
  if (target.kind === "Attribute") {
    written(cx, evaluate(cx, env, target.value), target);
    return;
  }
  const taint = new Set([...touched, ...cx.around()]);
  assignTarget(cx, env, target, baked(cx, env, type), taint, stmt.value);
}

function conditional(cx: Context, env: Env, { test, body, orelse }: If): Env | null {
  const [{ yes, no }, touched] = cx.collect(() => branch(cx, env, test));
  cx.control.push(touched);
  const afterBody = yes === null ? null : run(cx, yes, body);
  const afterElse = no === null ? null : run(cx, no, orelse);
  cx.control.pop();
  return meet(afterBody, afterElse, env);
}

/** Loops are gone through until nothing new is learnt, but not for ever. */
const MOST_ROUNDS = 5;

function loop(cx: Context, env: Env, { iter, target, body, orelse }: For): Env | null {
  const [iterable, touched] = cx.collect(() => evaluate(cx, env, iter));
  if (refusePlaceholder(cx, iterable, iter, "a loop")) {
    assignTarget(cx, env, target, UNKNOWN, touched, iter);
    return run(cx, env, body);
  }
  const mark = cx.mark();
  const element = elementOf(cx, iterable, mark);
  cx.control.push(touched);
  const after = rounds(
    cx,
    env,
    (here) => {
      here.forget((key) => key.includes(mark));
      assignTarget(cx, here, target, element, touched, iter);
      return { into: here, out: null };
    },
    body,
  );
  cx.control.pop();
  const done = runsOnce(iterable) ? after.last : after.done;
  done?.forget((key) => key.includes(mark));
  const ended = done === null ? null : run(cx, done, orelse);
  return after.breaks.reduce<Env | null>((met, one) => meet(met, one, env), ended);
}

function repetition(cx: Context, env: Env, { test, body, orelse }: While): Env | null {
  const touched = new Set<string>();
  let left: Env | null = null;
  cx.control.push(touched);
  const after = rounds(
    cx,
    env,
    (here) => {
      const [{ yes, no }, keys] = cx.collect(() => branch(cx, here, test));
      for (const key of keys) touched.add(key);
      left = no;
      return { into: yes, out: no };
    },
    body,
  );
  cx.control.pop();
  const ended = left === null ? null : run(cx, left, orelse);
  return after.breaks.reduce<Env | null>((met, one) => meet(met, one, env), ended);
}

/** Whether a loop over the value runs at least once. */
function runsOnce({ atoms, unknown }: Type): boolean {
  return !unknown && atoms.length > 0 && atoms.every((atom) => "items" in atom && (atom.items?.length ?? 0) > 0);
}

interface Rounds {
  /** What is known after the body when the loop goes on; `null`: it never does. */
  readonly last: Env | null;
  /** What is known when the loop has come to its end. */
  readonly done: Env | null;
  readonly breaks: readonly Env[];
}

/** Goes through a loop's body again and again with all that earlier rounds may have left. */
function rounds(
  cx: Context,
  env: Env,
  enter: (here: Env) => { readonly into: Env | null; readonly out: Env | null },
  body: readonly Stmt[],
): Rounds {
  let head = env;
  let breaks: readonly Env[] = [];
  let last: Env | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const frame = { breaks: [] as Env[], continues: [] as Env[] };
    const { into } = enter(head.clone());
    cx.frames.at(-1)?.loops.push(frame);
    const end = into === null ? null : run(cx, into, body);
    cx.frames.at(-1)?.loops.pop();
    breaks = frame.breaks;
    last = frame.continues.reduce((met, one) => meet(met, one, env), end);
    const joined: Env | null = meet(head, last, env);
    if (joined === null || settled(joined, head)) return { done: joined ?? head, last, breaks };
    head = joined;
  }
  return { done: head, last, breaks };
}

/** Names of the exceptions that a handler takes; an empty one stands for all. */
function caughtBy(handlers: readonly ExceptHandler[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type } of handlers) {
    if (type === null) names.add("");
    else for (const one of type.kind === "Tuple" ? type.elts : [type]) names.add(one.kind === "Name" ? one.id : "");
  }
  return names;
}

function attempt(cx: Context, env: Env, { body, handlers, orelse, finalbody }: Try): Env | null {
  const before = env.clone();
  cx.caught.push(caughtBy(handlers));
  const tried = run(cx, env.clone(), body);
  cx.caught.pop();
  // Where in the body it failed is not known: its assignments may have happened.
  const failed = tried === null ? before.clone() : (meet(before, tried, before) ?? before);
  if (tried === null) for (const name of assignedIn(body)) failed.assign(name, UNKNOWN, new Set());
  let after = tried === null ? null : run(cx, tried, orelse);
  for (const handler of handlers) {
    const here = failed.clone();
    if (handler.type !== null) evaluate(cx, here, handler.type);
    if (handler.name !== null) here.assign(handler.name, UNKNOWN, new Set());
    after = meet(after, run(cx, here, handler.body), before);
  }
  if (finalbody.length === 0) return after;
  const last = run(cx, after ?? failed, finalbody);
  return after === null ? null : last;
}

function assignedIn(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stmt of body) {
    walk(stmt, (node) => {
      if (node.kind === "Name" && node.ctx === "Store") names.add(node.id);
    });
  }
  return names;
}

function managed(cx: Context, env: Env, { items, body }: With): Env | null {
  let suppresses = false;
  for (const { context_expr, optional_vars } of items) {
    const type = evaluate(cx, env, context_expr);
    // Only `suppress` is known to swallow exceptions, but what is not known may as well.
    suppresses ||= type.unknown || type.atoms.length > 0;
    if (optional_vars !== null) assignTarget(cx, env, optional_vars, UNKNOWN, new Set(), context_expr);
  }
  if (!suppresses) return run(cx, env, body);
  const before = env.clone();
  cx.caught.push(new Set([""]));
  const after = run(cx, env.clone(), body);
  cx.caught.pop();
  return meet(after, before, before);
}

function matched(cx: Context, env: Env, { subject, cases }: Match): Env | null {
  const [, touched] = cx.collect(() => evaluate(cx, env, subject));
  let after: Env | null = null;
  let exhausted = false;
  cx.control.push(touched);
  for (const { pattern, guard, body } of cases) {
    let here: Env | null = env.clone();
    for (const key of touched) if (!key.startsWith("name ")) here.tested.set(key, true);
    const bound = here;
    walk(pattern, (node) => {
      if ((node.kind === "MatchAs" || node.kind === "MatchStar") && node.name !== null) {
        bound.assign(node.name, UNKNOWN, touched);
      }
    });
    if (guard !== null) here = branch(cx, here, guard).yes;
    if (here !== null) after = meet(after, run(cx, here, body), env);
    exhausted ||= guard === null && pattern.kind === "MatchAs" && pattern.pattern === null;
  }
  cx.control.pop();
  return exhausted ? after : meet(after, env, env);
}

function define(cx: Context, env: Env, node: FunctionDef): void {
  for (const decorator of node.decorator_list) evaluate(cx, env, decorator);
  const home = env.parent === null ? null : env;
  const plain = node.decorator_list.length === 0;
  env.assign(node.name, plain ? only({ kind: "function", node, home }) : UNKNOWN, new Set());
}

function bindImports(env: Env, stmt: Import | ImportFrom): void {
  for (const { name, asname } of stmt.names) {
    if (stmt.kind === "Import") {
      const [top = name] = name.split(".");
      env.assign(asname ?? top, imported(asname === null ? top : name), new Set());
    } else {
      const full = `${stmt.module ?? ""}.${name}`;
      env.assign(asname ?? name, imported(full), new Set());
    }
  }
}

function remove(cx: Context, env: Env, target: Expr): void {
  if (target.kind === "Name") env.vars.delete(target.id);
  else if (target.kind === "Attribute" || target.kind === "Subscript")
    written(cx, evaluate(cx, env, target.value), target);
}
