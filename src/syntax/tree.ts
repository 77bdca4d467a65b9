/**
 * The tree: kinds and fields are named as in CPython 3.12's `ast`, so that trees can be compared with Python's own dump.
 *
 * `start` and `end` are half-open UTF-16 offsets into the snippet. Trees are plain data and are never changed after
 * parsing; later stages keep side tables. `Constant` holds values as `Value`s hold them: `int` is `bigint`, `float` is
 * `number`, `bytes` is `Uint8Array`, an imaginary literal is `{ imag }`.
 */
export interface Located {
  readonly start: number;
  readonly end: number;
}

export interface Module extends Located {
  readonly kind: "Module";
  readonly body: readonly Stmt[];
}

/** A statement that could not be read; it keeps the tree whole while someone is typing, and is never executed. */
export interface ErrorStmt extends Located {
  readonly kind: "Error";
}

interface FunctionParts extends Located {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}
export interface FunctionDef extends FunctionParts {
  readonly kind: "FunctionDef";
}
export interface AsyncFunctionDef extends FunctionParts {
  readonly kind: "AsyncFunctionDef";
}
export interface ClassDef extends Located {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}
export interface Return extends Located {
  readonly kind: "Return";
  readonly value: Expr | null;
}
export interface Delete extends Located {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}
export interface Assign extends Located {
  readonly kind: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends Located {
  readonly kind: "TypeAlias";
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends Located {
  readonly kind: "AugAssign";
  readonly target: Expr;
  readonly op: Operator;
  readonly value: Expr;
}
export interface AnnAssign extends Located {
  readonly kind: "AnnAssign";
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 for a bare name, else 0. */
  readonly simple: 0 | 1;
}
interface ForParts extends Located {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface For extends ForParts {
  readonly kind: "For";
}
export interface AsyncFor extends ForParts {
  readonly kind: "AsyncFor";
}
export interface While extends Located {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Located {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
interface WithParts extends Located {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface With extends WithParts {
  readonly kind: "With";
}
export interface AsyncWith extends WithParts {
  readonly kind: "AsyncWith";
}
export interface Match extends Located {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends Located {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
interface TryParts extends Located {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Try extends TryParts {
  readonly kind: "Try";
}
export interface TryStar extends TryParts {
  readonly kind: "TryStar";
}
export interface Assert extends Located {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Import extends Located {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Located {
  readonly kind: "ImportFrom";
  readonly module: string | null;
  readonly names: readonly Alias[];
  readonly level: number;
}
export interface Global extends Located {
  readonly kind: "Global";
  readonly names: readonly string[];
}
export interface Nonlocal extends Located {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
}
export interface ExprStmt extends Located {
  readonly kind: "Expr";
  readonly value: Expr;
}
export interface Pass extends Located {
  readonly kind: "Pass";
}
export interface Break extends Located {
  readonly kind: "Break";
}
export interface Continue extends Located {
  readonly kind: "Continue";
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue
  | ErrorStmt;

export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";
export type ExprContext = "Load" | "Store" | "Del";

export interface BoolOp extends Located {
  readonly kind: "BoolOp";
  readonly op: "And" | "Or";
  readonly values: readonly Expr[];
}
export interface NamedExpr extends Located {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}
export interface BinOp extends Located {
  readonly kind: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}
export interface UnaryOp extends Located {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends Located {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends Located {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
/** A `null` key is a `**mapping` entry. */
export interface Dict extends Located {
  readonly kind: "Dict";
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface SetExpr extends Located {
  readonly kind: "Set";
  readonly elts: readonly Expr[];
}
interface ComprehensionParts extends Located {
  readonly generators: readonly Comprehension[];
}
export interface ListComp extends ComprehensionParts {
  readonly kind: "ListComp";
  readonly elt: Expr;
}
export interface SetComp extends ComprehensionParts {
  readonly kind: "SetComp";
  readonly elt: Expr;
}
export interface DictComp extends ComprehensionParts {
  readonly kind: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
}
export interface GeneratorExp extends ComprehensionParts {
  readonly kind: "GeneratorExp";
  readonly elt: Expr;
}
export interface Await extends Located {
  readonly kind: "Await";
  readonly value: Expr;
}
export interface Yield extends Located {
  readonly kind: "Yield";
  readonly value: Expr | null;
}
export interface YieldFrom extends Located {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}
export interface Compare extends Located {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}
export interface Call extends Located {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
/** `conversion` is the code of `s`, `r` or `a` (115, 114, 97), or -1. */
export interface FormattedValue extends Located {
  readonly kind: "FormattedValue";
  readonly value: Expr;
  readonly conversion: -1 | 97 | 114 | 115;
  readonly format_spec: JoinedStr | null;
}
export interface JoinedStr extends Located {
  readonly kind: "JoinedStr";
  readonly values: readonly Expr[];
}
export interface Imaginary {
  readonly imag: number;
}
/** `None` is `null`, `...` is `{ ellipsis: true }`. */
export interface Constant extends Located {
  readonly kind: "Constant";
  readonly value: ConstantValue;
  /** `"u"` for a `u''` literal, as in CPython. */
  readonly prefix: "u" | null;
}
export type ConstantValue = null | boolean | bigint | number | string | Uint8Array | Imaginary | Ellipsis;
export interface Ellipsis {
  readonly ellipsis: true;
}
export interface Attribute extends Located {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: string;
  readonly ctx: ExprContext;
}
export interface Subscript extends Located {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}
export interface Starred extends Located {
  readonly kind: "Starred";
  readonly value: Expr;
  readonly ctx: ExprContext;
}
export interface Name extends Located {
  readonly kind: "Name";
  readonly id: string;
  readonly ctx: ExprContext;
}
export interface List extends Located {
  readonly kind: "List";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Tuple extends Located {
  readonly kind: "Tuple";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Slice extends Located {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

/** `comprehension` in CPython: one `for … in … if …` of a comprehension. Its span runs from `for` to the last condition. */
export interface Comprehension extends Located {
  readonly kind: "comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}
export interface ExceptHandler extends Located {
  readonly kind: "ExceptHandler";
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
/** `kw_defaults` has an entry, maybe `null`, for each of `kwonlyargs`; `defaults` belong to the last positional ones. */
export interface Arguments extends Located {
  readonly kind: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  readonly defaults: readonly Expr[];
}
export interface Arg extends Located {
  readonly kind: "arg";
  readonly arg: string;
  readonly annotation: Expr | null;
}
/** A `null` name is `**mapping`. */
export interface Keyword extends Located {
  readonly kind: "keyword";
  readonly arg: string | null;
  readonly value: Expr;
}
export interface Alias extends Located {
  readonly kind: "alias";
  readonly name: string;
  readonly asname: string | null;
}
export interface WithItem extends Located {
  readonly kind: "withitem";
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}
export interface MatchCase extends Located {
  readonly kind: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export interface MatchValue extends Located {
  readonly kind: "MatchValue";
  readonly value: Expr;
}
export interface MatchSingleton extends Located {
  readonly kind: "MatchSingleton";
  readonly value: null | boolean;
}
export interface MatchSequence extends Located {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Located {
  readonly kind: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}
export interface MatchClass extends Located {
  readonly kind: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends Located {
  readonly kind: "MatchStar";
  readonly name: string | null;
}
export interface MatchAs extends Located {
  readonly kind: "MatchAs";
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
export interface MatchOr extends Located {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export interface TypeParam extends Located {
  readonly kind: "TypeVar" | "ParamSpec" | "TypeVarTuple";
  readonly name: string;
  readonly bound: Expr | null;
}

export type Node =
  | Module
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
