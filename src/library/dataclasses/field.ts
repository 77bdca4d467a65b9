/** Fields of data classes, and the marks that stand in their annotations. */
import { builtinType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { valueError } from "../../values/exceptions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { mappingProxy } from "../../values/mapping-proxy.ts";
import { define } from "../../values/native.ts";
import { guarded, repr } from "../../values/text.ts";
import { PyObject, PyType, type Value } from "../../values/value.ts";

const module = "dataclasses";
const missingType: PyType = builtinType("_MISSING_TYPE", undefined, { module, sealed: true });
const keywordOnlyType: PyType = builtinType("_KW_ONLY_TYPE", undefined, { module, sealed: true });
const factoryType: PyType = builtinType("_HAS_DEFAULT_FACTORY_CLASS", undefined, { module, sealed: true });
export const fieldType: PyType = builtinType("Field", undefined, { module, sealed: true });
export const initVarType: PyType = builtinType("InitVar", undefined, { module });

/** `MISSING`, `KW_ONLY`, and what a parameter with a default factory shows as its default. */
export const missing: PyObject = new PyObject(missingType);
export const keywordOnly: PyObject = new PyObject(keywordOnlyType);
export const fromFactory: PyObject = new PyObject(factoryType);

/** Whether a field is one, or belongs to the class, or only passes through `__init__`. */
export type FieldKind = "field" | "class" | "init";

export class Field extends PyObject {
  name: Value = null;
  annotation: Value = null;
  kind: FieldKind = "field";
  readonly fallback: Value;
  readonly factory: Value;
  readonly init: boolean;
  readonly shown: boolean;
  /** `None`: as `compare`. */
  readonly hashed: Value;
  readonly compared: boolean;
  readonly metadata: Value;
  keywordOnly: Value;

  constructor(options: FieldOptions) {
    super(fieldType);
    this.fallback = options.fallback;
    this.factory = options.factory;
    this.init = options.init;
    this.shown = options.shown;
    this.hashed = options.hashed;
    this.compared = options.compared;
    this.metadata = options.metadata === null ? mappingProxy(new PyDict()) : mappingProxy(options.metadata);
    this.keywordOnly = options.keywordOnly;
  }

  /** Whether `__init__` needs no argument for it. */
  get optional(): boolean {
    return this.fallback !== missing || this.factory !== missing;
  }
}

export interface FieldOptions {
  readonly fallback: Value;
  readonly factory: Value;
  readonly init: boolean;
  readonly shown: boolean;
  readonly hashed: Value;
  readonly compared: boolean;
  readonly metadata: Value;
  readonly keywordOnly: Value;
}

/** A field with nothing said about it but its default. */
export function plainField(fallback: Value): Field {
  return new Field({
    fallback,
    factory: missing,
    init: true,
    shown: true,
    hashed: null,
    compared: true,
    metadata: null,
    keywordOnly: missing,
  });
}

/** `field(…)`. Throws `ValueError` for two defaults. */
export function makeField(options: FieldOptions): Field {
  if (options.fallback !== missing && options.factory !== missing) {
    throw valueError("cannot specify both default and default_factory");
  }
  return new Field(options);
}

export class InitVar extends PyObject {
  readonly annotation: Value;

  constructor(annotation: Value) {
    super(initVarType);
    this.annotation = annotation;
  }
}

const kindNames: Readonly<Record<FieldKind, string>> = {
  field: "_FIELD",
  class: "_FIELD_CLASSVAR",
  init: "_FIELD_INITVAR",
};

function represent(self: Field): string {
  const parts: readonly (readonly [string, Value])[] = [
    ["name", self.name],
    ["type", self.annotation],
    ["default", self.fallback],
    ["default_factory", self.factory],
    ["init", self.init],
    ["repr", self.shown],
    ["hash", self.hashed],
    ["compare", self.compared],
    ["metadata", self.metadata],
    ["kw_only", self.keywordOnly],
  ];
  const texts = parts.map(([name, value]) => `${name}=${repr(value)}`);
  return guarded(self, "...", () => `Field(${texts.join(",")},_field_type=${kindNames[self.kind]})`);
}

export function installFields(): void {
  define<PyObject>(missingType, {});
  define<PyObject>(keywordOnlyType, {});
  define<PyObject>(factoryType, { slots: { repr: () => "<factory>" } });
  define<Field>(fieldType, {
    slots: { repr: represent },
    getters: {
      name: (self) => self.name,
      type: (self) => self.annotation,
      default: (self) => self.fallback,
      default_factory: (self) => self.factory,
      init: (self) => self.init,
      repr: (self) => self.shown,
      hash: (self) => self.hashed,
      compare: (self) => self.compared,
      metadata: (self) => self.metadata,
      kw_only: (self) => self.keywordOnly,
    },
  });
  makeSubscriptable(fieldType);
  define<InitVar>(initVarType, {
    slots: {
      new: (_, [annotation = null]) => new InitVar(annotation),
      init: () => undefined,
      repr: (self) => {
        const { annotation } = self;
        const name =
          annotation instanceof PyType && !annotation.module.startsWith("typing")
            ? annotation.qualname
            : repr(annotation); // prettier-ignore
        return `dataclasses.InitVar[${name}]`;
      },
      call: (self) => self,
    },
    getters: { type: (self) => self.annotation },
    classMethods: { "__class_getitem__(type, /)": (_, annotation: Value) => new InitVar(annotation) },
  });
}
