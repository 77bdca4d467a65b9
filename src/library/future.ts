/** `__future__`: what was optional once. Only `annotations` still changes anything, and the compiler sees to that. */
import { setPrinter } from "../syntax/print/plugged.ts";
import { printTree } from "../syntax/print/printer.ts";
import { builtinType } from "../values/core-types.ts";
import { define } from "../values/native.ts";
import { type PyTuple, tuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";

const featureType: PyType = builtinType("_Feature", undefined, { module: "__future__", sealed: true });

class Feature extends PyObject {
  readonly optional: PyTuple;
  readonly mandatory: Value;
  readonly flag: bigint;

  constructor(optional: string, mandatory: string, flag: bigint) {
    super(featureType);
    this.optional = release(optional);
    this.mandatory = mandatory === "" ? null : release(mandatory);
    this.flag = flag;
  }
}

/** `3.7.0.beta.1` as a tuple. */
function release(text: string): PyTuple {
  return tuple(...text.split(".").map((part): Value => (/^\d+$/.test(part) ? BigInt(part) : part)));
}

const features: readonly (readonly [string, string, string, bigint])[] = [
  ["nested_scopes", "2.1.0.beta.1", "2.2.0.alpha.0", 16n],
  ["generators", "2.2.0.alpha.1", "2.3.0.final.0", 0n],
  ["division", "2.2.0.alpha.2", "3.0.0.alpha.0", 131072n],
  ["absolute_import", "2.5.0.alpha.1", "3.0.0.alpha.0", 262144n],
  ["with_statement", "2.5.0.alpha.1", "2.6.0.alpha.0", 524288n],
  ["print_function", "2.6.0.alpha.2", "3.0.0.alpha.0", 1048576n],
  ["unicode_literals", "2.6.0.alpha.2", "3.0.0.alpha.0", 2097152n],
  ["barry_as_FLUFL", "3.1.0.alpha.2", "4.0.0.alpha.0", 4194304n],
  ["generator_stop", "3.5.0.beta.1", "3.7.0.alpha.0", 8388608n],
  ["annotations", "3.7.0.beta.1", "", 16777216n],
];

function members(): Iterable<readonly [string, Value]> {
  define<Feature>(featureType, {
    slots: {
      repr: (self) => `_Feature(${repr(self.optional)}, ${repr(self.mandatory)}, ${self.flag})`,
    },
    methods: {
      "getOptionalRelease()": (self) => self.optional,
      "getMandatoryRelease()": (self) => self.mandatory,
    },
    getters: {
      compiler_flag: (self) => self.flag,
      optional: (self) => self.optional,
      mandatory: (self) => self.mandatory,
    },
  });
  return [
    ["all_feature_names", tuple(...features.map(([name]) => name))],
    ...features.map(([name, optional, mandatory, flag]) => [name, new Feature(optional, mandatory, flag)] as const),
  ];
}

/** Lets annotations become texts: the one feature left that does anything needs the source of expressions. */
export function installAnnotationTexts(): void {
  setPrinter(printTree);
}

export const futureModule: ModuleDefinition = { name: "__future__", members };
