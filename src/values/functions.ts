import {
  classmethodType,
  functionType,
  getsetDescriptorType,
  methodDescriptorType,
  methodType,
  moduleType,
  nativeFunctionType,
  propertyType,
  staticmethodType,
  superType,
  wrapperDescriptorType,
} from "./core-types.ts";
import type { SourceText } from "./exceptions.ts";
import type { Parameters } from "./parameters.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "./value.ts";

export type Invoke = (args: Value[], kwargs: Kwargs) => Value;

/** A function for many calls that differ in the last argument: what depends on the others alone is done once. */
export type Ahead = (...others: Value[]) => (last: Value) => Value;

/** What is known of a function's text, the same for all functions that one definition makes. */
export interface Definition {
  readonly source: SourceText;
  readonly offset: number;
  readonly generator: boolean;
  /** Written in another function. */
  readonly nested: boolean;
  /** Its variables, parameters first. */
  readonly variables: () => readonly string[];
  /** Variables of the functions around it that it uses. */
  readonly freeNames: () => readonly string[];
  /** What such a variable holds now, from the frame that the function was made in. */
  readonly readFree: (name: string, frame: object) => Value | undefined;
}

/** A function or lambda written in Python. `invoke` is the compiled body with its closure. */
export class PyFunction extends PyObject {
  name: string;
  qualname: string;
  module: Value;
  doc: Value;
  readonly parameters: Parameters;
  readonly invoke: Invoke;
  readonly definition: Definition | null;
  /** The frame that it was made in. */
  readonly frame: object | null;
  annotations: Value = null;

  constructor(
    name: string,
    qualname: string,
    module: Value,
    doc: Value,
    parameters: Parameters,
    invoke: Invoke,
    definition: Definition | null = null,
    frame: object | null = null,
  ) {
    super(functionType);
    this.definition = definition;
    this.frame = frame;
    this.name = name;
    this.qualname = qualname;
    this.module = module;
    this.doc = doc;
    this.parameters = parameters;
    this.invoke = invoke;
  }
}

/** A function bound to its first argument. */
export class PyMethod extends PyObject {
  readonly func: Value;
  readonly self: Value;

  constructor(func: Value, self: Value) {
    super(methodType);
    this.func = func;
    this.self = self;
  }
}

/** A built-in function, or a built-in method bound to `self`. */
export class NativeFunction extends PyObject {
  readonly name: string;
  readonly qualname: string;
  readonly invoke: Invoke;
  readonly self: Value | undefined;
  readonly ahead: Ahead | undefined;

  constructor(name: string, qualname: string, invoke: Invoke, self?: Value, ahead?: Ahead) {
    super(nativeFunctionType);
    this.name = name;
    this.qualname = qualname;
    this.invoke = invoke;
    this.self = self;
    this.ahead = ahead;
  }
}

/** A method of a built-in type, not bound yet: `str.upper`. `invoke` gets `self` apart from the other arguments. */
export class MethodDescriptor extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly invoke: (self: Value, args: Value[], kwargs: Kwargs) => Value;

  constructor(
    name: string,
    owner: PyType,
    invoke: (self: Value, args: Value[], kwargs: Kwargs) => Value,
    slot = false,
  ) {
    super(slot ? wrapperDescriptorType : methodDescriptorType);
    this.name = name;
    this.owner = owner;
    this.invoke = invoke;
  }
}

/** A computed attribute of a built-in type. */
export class GetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly read: (self: Value) => Value;
  readonly write: ((self: Value, value: Value | undefined) => void) | undefined;

  constructor(
    name: string,
    owner: PyType,
    read: (self: Value) => Value,
    write?: (self: Value, value: Value | undefined) => void,
  ) {
    super(getsetDescriptorType);
    this.name = name;
    this.owner = owner;
    this.read = read;
    this.write = write;
  }
}

export class PyProperty extends PyObject {
  fget: Value;
  fset: Value;
  fdel: Value;
  doc: Value;
  /** The attribute's name, known once the class is made; error texts use it. */
  name: string | null = null;

  constructor(fget: Value, fset: Value, fdel: Value, doc: Value, type: PyType = propertyType) {
    super(type);
    this.fget = fget;
    this.fset = fset;
    this.fdel = fdel;
    this.doc = doc;
  }
}

/** `staticmethod(f)` and `classmethod(f)`. */
export class PyWrappedMethod extends PyObject {
  readonly func: Value;

  constructor(kind: "static" | "class", func: Value) {
    super(kind === "static" ? staticmethodType : classmethodType);
    this.func = func;
  }
}

export class PySuper extends PyObject {
  readonly after: PyType;
  readonly self: Value;
  readonly start: PyType;

  constructor(after: PyType, self: Value, start: PyType) {
    super(superType);
    this.after = after;
    this.self = self;
    this.start = start;
  }
}

/** A module: a name and what it defines. */
export class PyModule extends PyObject {
  readonly name: string;
  /** Made by the program. */
  made = false;

  constructor(name: string, members: Iterable<readonly [string, Value]>) {
    super(moduleType);
    this.name = name;
    this.attrs = new Map<string, Value>([["__name__", name], ...members]);
  }
}
