import type { Expr, If, ImportFrom, Stmt } from "../syntax/tree.ts";
import { type Apart, type Builder, nothing } from "./builder.ts";
import { binary, compileExpr } from "./expressions.ts";
import { type Operand, operandOf } from "./registers.ts";

/** Under this name the value of the latest expression statement is kept; no name of a formula can be so. */
const RESULT = "";

/** Compiles a formula's statements; answers with its result, `undefined` if every place is given up. */
export function compileBody(body: readonly Stmt[], b: Builder): Operand | undefined {
  try {
    b.names.set(RESULT, b.constant(null));
    compileBlock(body, b);
  } catch (error) {
    // Nested too deeply; whether that is too deep for Python, too, is the closures' to say.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const result = b.names.get(RESULT);
  return b.dead || b.tooLarge || result?.kinds === 0 ? undefined : result;
}

function compileBlock(body: readonly Stmt[], b: Builder): void {
  for (const node of body) {
    if (b.dead) return;
    b.cost++;
    compileStatement(node, b);
  }
}

function compileStatement(node: Stmt, b: Builder): void {
  switch (node.kind) {
    case "Expr":
      assign(RESULT, compileExpr(node.value, b), b);
      return;
    case "Assign": {
      const value = compileExpr(node.value, b);
      for (const target of node.targets) assignTo(target, value, b);
      return;
    }
    case "AugAssign": {
      if (node.target.kind !== "Name") b.fail();
      else {
        const old = compileExpr({ ...node.target, ctx: "Load" }, b);
        assign(node.target.id, binary(node.op, old, compileExpr(node.value, b), b), b);
      }
      return;
    }
    case "If":
      compileIf(node, b);
      return;
    case "Pass":
      return;
    case "ImportFrom":
      compileImport(node, b);
      return;
    default:
      b.fail();
  }
}

/** Types that formulas have as globals and import all the same. */
const globalTypes: ReadonlySet<string> = new Set(["date", "timedelta"]);

function compileImport({ module, names, level }: ImportFrom, b: Builder): void {
  for (const { name, asname } of names) {
    const isGlobal = module === "datetime" && level === 0 && globalTypes.has(name) && (asname ?? name) === name;
    if (!isGlobal || b.globals === null || b.names.has(name)) b.fail();
    else b.globals.importing(module, name);
  }
}

function assignTo(target: Expr, value: Operand, b: Builder): void {
  if (target.kind === "Name") assign(target.id, value, b);
  else b.fail();
}

/** From here on `name` is `value`, whose register stays its own. */
function assign(name: string, value: Operand, b: Builder): void {
  if (value.kinds !== 0) b.names.set(name, operandOf(b.settle(value), { register: -1 }));
}

type Way = Apart<Map<string, Operand>>;

/** Where two ways meet again: names that they left with different values get a lane that both copy into. */
function merged(first: Way, second: Way, b: Builder): Map<string, Operand> {
  const names = new Map<string, Operand>();
  for (const name of new Set([...first.value.keys(), ...second.value.keys()])) {
    const x = first.value.get(name) ?? nothing;
    const y = second.value.get(name) ?? nothing;
    if (x === y) names.set(name, x);
    else if (x.kinds === 0 || y.kinds === 0) names.set(name, nothing);
    else {
      const both = b.kept(x.kinds | y.kinds, x.wrapped || y.wrapped, x.plain || y.plain);
      first.steps.push(b.copying(x, both));
      second.steps.push(b.copying(y, both));
      names.set(name, both);
    }
  }
  return names;
}

function compileIf(node: If, b: Builder): void {
  const test = b.settle(compileExpr(node.test, b));
  if (test.kinds === 0) return;
  b.release(test);
  const before = b.names;
  const way = (body: readonly Stmt[]): Way =>
    b.apart(() => {
      b.names = new Map(before);
      compileBlock(body, b);
      return b.names;
    });
  const first = way(node.body);
  const second = way(node.orelse);
  b.names = first.dead ? second.value : second.dead ? first.value : merged(first, second, b);
  b.dead = first.dead && second.dead;
  b.choose(test, first.steps, second.steps);
}
