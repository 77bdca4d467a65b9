import { resolve, type Scope } from "../analysis/scopes.ts";
import type { Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda, Stmt } from "../syntax/tree.ts";
import { call } from "../values/calls.ts";
import { dictOf } from "../values/dict.ts";
import { notImplementedError } from "../values/exceptions.ts";
import { type Definition, type Invoke, PyFunction } from "../values/functions.ts";
import { PyGenerator } from "../values/generators.ts";
import { meter, spend } from "../values/meter.ts";
import { bindArguments, type Parameters } from "../values/parameters.ts";
import type { Value } from "../values/value.ts";
import { compileAnnotation } from "./annotations.ts";
import type { Compiler } from "./compiler.ts";
import { type Evaluate, type Execute, Frame, NORMAL, RETURN } from "./frame.ts";
import { compileGeneratorBody } from "./generator-statements.ts";
import { freeNames, variablesOf } from "./locals.ts";
import { outward, storeName } from "./names.ts";
import { writtenName } from "./private-names.ts";
import { enterCall, enterGenerator, leave } from "./tracebacks.ts";

/** Names and counts are known when compiling; the values of defaults when the `def` is executed. */
function compileParameters(args: Arguments, c: Compiler): (frame: Frame) => Parameters {
  const positionalArgs = [...args.posonlyargs, ...args.args];
  const positional = positionalArgs.length;
  const names = [...positionalArgs, ...args.kwonlyargs].map((arg) => arg.arg);
  const offset = positional - args.defaults.length;
  const fallbacks: (Evaluate | undefined)[] = names.map((_, i) => {
    const node = i < positional ? args.defaults[i - offset] : args.kw_defaults[i - positional];
    return node === undefined || node === null ? undefined : c.expr(node);
  });
  const fixed = {
    names,
    positionalOnly: args.posonlyargs.length,
    positional,
    vararg: args.vararg?.arg ?? null,
    kwarg: args.kwarg?.arg ?? null,
  };
  return (frame) => ({ ...fixed, defaults: fallbacks.map((fallback) => fallback?.(frame)) });
}

/** What runs on a bound frame and gives the call's value. */
type Run = (frame: Frame) => Value;

function makeInvoke(
  qualname: string,
  parameters: Parameters,
  scope: Scope,
  outer: Frame,
  run: Run,
  name: string,
): Invoke {
  const { root } = outer;
  const simple =
    parameters.positional === parameters.names.length && parameters.vararg === null && parameters.kwarg === null;
  const count = parameters.names.length;
  return (args, kwargs) => {
    const slots: (Value | undefined)[] =
      simple && kwargs === null && args.length === count ? args : bindArguments(qualname, parameters, args, kwargs);
    while (slots.length < scope.size) slots.push(undefined);
    const frame = new Frame(slots, outer, root);
    enterCall();
    try {
      return run(frame);
    } catch (error) {
      throw leave(error, frame, name);
    } finally {
      meter.depth--;
    }
  };
}

/** As {@link makeInvoke}, for a function with `yield`: the call only makes the generator. */
function makeGeneratorInvoke(
  qualname: string,
  parameters: Parameters,
  scope: Scope,
  outer: Frame,
  body: ReturnType<typeof compileGeneratorBody>,
  name: string,
  at: number,
): Invoke {
  return (args, kwargs) => {
    spend(30);
    const slots: (Value | undefined)[] = bindArguments(qualname, parameters, args, kwargs);
    while (slots.length < scope.size) slots.push(undefined);
    const frame = new Frame(slots, outer, outer.root);
    frame.at = at;
    return new PyGenerator(name, qualname, enterGenerator(body(frame), frame, name), (error) =>
      leave(error, frame, name),
    );
  };
}

/** What programs may ask about a function's text. */
function definitionOf(node: FunctionDef | Lambda, inner: Compiler, offset: number): Definition {
  const { scope } = inner;
  return {
    source: inner.source,
    offset,
    generator: scope.generator,
    nested: scope.parent?.kind === "function",
    variables: () => variablesOf(scope),
    freeNames: () => freeNames(node, scope),
    readFree: (name, frame) => {
      const where = resolve(scope, name);
      // The function's own frame, which is not there now, is the first that a name is looked for in.
      return where.kind === "slot" && frame instanceof Frame
        ? outward(frame, where.hops - 1).slots[where.index]
        : undefined;
    },
  };
}

/** The text that a body begins with. */
export function docstring(body: readonly Stmt[]): Value {
  const [first] = body;
  return first?.kind === "Expr" && first.value.kind === "Constant" && typeof first.value.value === "string"
    ? first.value.value
    : null;
}

/** `bound` is the name that the function is bound to, which may be declared global. */
function innerName(c: Compiler, name: string, bound: string = name): string {
  if (c.qualname === "" || c.scope.globals.has(bound)) return name;
  return c.scope.host.kind === "class" ? `${c.qualname}.${name}` : `${c.qualname}.<locals>.${name}`;
}

function scopeOf(c: Compiler, node: FunctionDef | AsyncFunctionDef | Lambda): Scope {
  const scope = c.scopes.get(node);
  if (scope === undefined) throw new TypeError("function without a scope");
  return scope;
}

export function compileLambda(node: Lambda, c: Compiler): Evaluate {
  const scope = scopeOf(c, node);
  const qualname = innerName(c, "<lambda>");
  const inner = c.inside(scope, qualname);
  const parameters = compileParameters(node.args, c);
  if (scope.generator) {
    const returned: Stmt = { kind: "Return", value: node.body, start: node.start, end: node.end };
    const body = compileGeneratorBody([returned], inner);
    return (frame) => {
      const bound = parameters(frame);
      const invoke = makeGeneratorInvoke(qualname, bound, scope, frame, body, "<lambda>", node.start);
      return new PyFunction("<lambda>", qualname, frame.root.moduleName, null, bound, invoke);
    };
  }
  const run = inner.expr(node.body);
  const definition = definitionOf(node, inner, node.start);
  return (frame) => {
    spend(30);
    const bound = parameters(frame);
    const invoke = makeInvoke(qualname, bound, scope, frame, run, "<lambda>");
    return new PyFunction("<lambda>", qualname, frame.root.moduleName, null, bound, invoke, definition, frame);
  };
}

/** Annotations are evaluated when the `def` is executed, in CPython's order. */
function compileAnnotations(
  args: Arguments,
  returns: Expr | null,
  c: Compiler,
): (frame: Frame) => readonly [string, Value][] {
  const order = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  const parts: { readonly name: string; readonly value: Evaluate }[] = [];
  for (const arg of order) {
    if (arg !== null && arg.annotation !== null)
      parts.push({ name: arg.arg, value: compileAnnotation(arg.annotation, c) });
  }
  if (returns !== null) parts.push({ name: "return", value: compileAnnotation(returns, c) });
  return (frame) => parts.map(({ name, value }) => [name, value(frame)]);
}

export function compileFunctionDef(node: FunctionDef, c: Compiler): Execute {
  const scope = scopeOf(c, node);
  const name = writtenName(node);
  const qualname = innerName(c, name, node.name);
  const inner = c.inside(scope, qualname);
  const decorators = node.decorator_list.map((decorator) => ({ value: c.expr(decorator), at: decorator.start }));
  const parameters = compileParameters(node.args, c);
  const annotations = compileAnnotations(node.args, node.returns, c);
  const doc = docstring(node.body);
  const definition = definitionOf(node, inner, node.decorator_list[0]?.start ?? node.start);
  const store = storeName(node.name, c, node.start);
  const makeCall = scope.generator ? generatorMaker(node, inner) : plainMaker(node, inner);
  return (frame) => {
    spend(50);
    const wrappers = decorators.map(({ value, at }) => ({ wrap: value(frame), at }));
    const bound = parameters(frame);
    const annotated = annotations(frame);
    const invoke = makeCall(qualname, bound, scope, frame);
    const made = new PyFunction(name, qualname, frame.root.moduleName, doc, bound, invoke, definition, frame);
    if (annotated.length > 0) made.annotations = dictOf(annotated);
    let result: Value = made;
    for (const { wrap, at } of wrappers.reverse()) {
      frame.at = at;
      result = call(wrap, [result]);
    }
    store(frame, result);
    return NORMAL;
  };
}

type Maker = (qualname: string, parameters: Parameters, scope: Scope, outer: Frame) => Invoke;

function plainMaker(node: FunctionDef, inner: Compiler): Maker {
  const name = writtenName(node);
  const body = inner.block(node.body);
  const run: Run = (frame) => (body(frame) === RETURN ? frame.returned : null);
  return (qualname, parameters, scope, outer) => makeInvoke(qualname, parameters, scope, outer, run, name);
}

function generatorMaker(node: FunctionDef, inner: Compiler): Maker {
  const name = writtenName(node);
  const body = compileGeneratorBody(node.body, inner);
  return (qualname, parameters, scope, outer) =>
    makeGeneratorInvoke(qualname, parameters, scope, outer, body, name, node.start);
}

export function compileAsyncFunctionDef(node: AsyncFunctionDef): Execute {
  return (frame) => {
    frame.at = node.start;
    throw notImplementedError("asynchronous functions are not supported here");
  };
}
