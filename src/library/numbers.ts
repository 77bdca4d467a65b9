/** The abstract classes of `numbers`. */
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { equals } from "../values/comparison.ts";
import { complexType } from "../values/complex.ts";
import { boolType, floatType, intType } from "../values/core-types.ts";
import { notImplementedError } from "../values/exceptions.ts";
import { add, floordiv, mod, neg } from "../values/operators.ts";
import { tuple } from "../values/sequences.ts";
import type { PyType, Value } from "../values/value.ts";
import { abcMetaType, abstractMethods, registerBuiltin } from "./abc/meta.ts";
import { installAbc } from "./abc/module.ts";
import { decimalType } from "./decimal/objects.ts";
import { fractionType } from "./fractions/fraction.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { definePython, pythonClass } from "./python-class.ts";

function abstract(name: string, ...bases: readonly PyType[]): PyType {
  return pythonClass(name, bases, { module: "numbers", meta: abcMetaType, slotted: true });
}

const numberType: PyType = abstract("Number");
const complexAbcType: PyType = abstract("Complex", numberType);
const realType: PyType = abstract("Real", complexAbcType);
const rationalType: PyType = abstract("Rational", realType);
const integralType: PyType = abstract("Integral", rationalType);

const unwritten = (): never => {
  throw notImplementedError("");
};
const signatures = (names: string, rest: string): Record<string, (self: Value) => Value> =>
  Object.fromEntries(names.split(" ").map((name) => [`${name}(${rest})`, unwritten]));
const binary = (names: string): string =>
  names
    .split(" ")
    .flatMap((name) => [`__${name}__`, `__r${name}__`])
    .join(" "); // prettier-ignore

const complexAbstract = `__complex__ real imag __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __abs__ conjugate __eq__`;
const realAbstract = `__float__ __trunc__ __floor__ __ceil__ __round__ ${binary("floordiv mod")} __lt__ __le__`;
const integralAbstract = `__int__ __pow__ ${binary("lshift rshift and xor or")} __invert__`;

let installed = false;

function installNumbers(): void {
  if (installed) return;
  installAbc();
  definePython(numberType, { constants: { __hash__: null } });
  abstractMethods(numberType);
  definePython<Value>(complexAbcType, {
    methods: {
      ...signatures("__complex__ __neg__ __pos__ __abs__ conjugate", ""),
      ...signatures(`${binary("add mul truediv pow")} __eq__`, "other"),
      "__bool__()": (self) => !equals(self, 0n),
      "__sub__(other)": (self, other: Value) => add(self, neg(other)),
      "__rsub__(other)": (self, other: Value) => add(neg(self), other),
    },
    getters: { real: unwritten, imag: unwritten },
  });
  abstractMethods(complexAbcType, ...complexAbstract.split(" "));
  definePython<Value>(realType, {
    methods: {
      ...signatures("__float__ __trunc__ __floor__ __ceil__", ""),
      ...signatures(`${binary("floordiv mod")} __lt__ __le__`, "other"),
      "__round__(ndigits=None)": unwritten,
      "__divmod__(other)": (self, other: Value) => tuple(floordiv(self, other), mod(self, other)),
      "__rdivmod__(other)": (self, other: Value) => tuple(floordiv(other, self), mod(other, self)),
      "conjugate()": (self) => call(getAttribute(self, "__pos__"), []),
    },
    getters: { real: (self) => call(getAttribute(self, "__pos__"), []), imag: () => 0n },
  });
  const still = (names: string, gone: string): string[] =>
    names.split(" ").filter((name) => !gone.split(" ").includes(name));
  const realNames = [...still(complexAbstract, "__complex__ real imag conjugate"), ...realAbstract.split(" ")];
  abstractMethods(realType, ...realNames);
  definePython<Value>(rationalType, {
    methods: {
      "__float__()": (self) => {
        const [n, d] = ["numerator", "denominator"].map((name) => call(intType, [getAttribute(self, name)]));
        return Number(n) / Number(d);
      },
    },
    getters: { numerator: unwritten, denominator: unwritten },
  });
  const rationalNames = [...realNames.filter((name) => name !== "__float__"), "numerator", "denominator"];
  abstractMethods(rationalType, ...rationalNames);
  definePython<Value>(integralType, {
    methods: {
      ...signatures("__int__ __invert__", ""),
      ...signatures(binary("lshift rshift and xor or"), "other"),
      "__pow__(exponent, modulus=None)": unwritten,
      "__index__()": (self) => call(intType, [self]),
      "__float__()": (self) => call(floatType, [call(intType, [self])]),
    },
    getters: { numerator: (self) => call(getAttribute(self, "__pos__"), []), denominator: () => 1n },
  });
  const integralNames = rationalNames.filter((name) => name !== "numerator" && name !== "denominator");
  abstractMethods(integralType, ...new Set([...integralNames, ...integralAbstract.split(" ")]));
  registerBuiltin(numberType, decimalType);
  registerBuiltin(complexAbcType, complexType);
  registerBuiltin(realType, floatType);
  registerBuiltin(rationalType, fractionType);
  registerBuiltin(integralType, intType, boolType);
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installNumbers();
  return [numberType, complexAbcType, realType, rationalType, integralType].map((type) => [type.name, type] as const);
}

export const numbersModule: ModuleDefinition = { name: "numbers", members };
