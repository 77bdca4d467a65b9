import { attributeOr, getAttribute, missingAttribute } from "../values/attributes.ts";
import { richCompare } from "../values/comparison.ts";
import { NotImplemented } from "../values/core-types.ts";
import { PyDate } from "../values/dates/date.ts";
import { isoDate } from "../values/dates/date-members.ts";
import { attributeError, keyError, typeError } from "../values/exceptions.ts";
import { define } from "../values/native.ts";
import { toFloat, toInt } from "../values/number-conversions.ts";
import * as operators from "../values/operators.ts";
import { bindArguments, type Parameters } from "../values/parameters.ts";
import { format, repr, str } from "../values/text.ts";
import { truth } from "../values/truth.ts";
import { PyObject, type Slots, type Value } from "../values/value.ts";
import {
  booleanValueType,
  dateValueType,
  noneValueType,
  numberValueType,
  proxyBaseType,
  stringValueType,
} from "./column-types.ts";
import { directAttribute, unknownAttribute } from "./datapoint-attributes.ts";
import { AttrProxy, DetachedColumn, FieldProxy, FieldText, LiveColumn, type Subject } from "./model.ts";
import { absolute, ceil, floor, rounded, truncated } from "./number-functions.ts";
import { parentMultivalueOf, parentOf } from "./parents.ts";
import { dataOf } from "./user-list-members.ts";

/**
 * What an operator of a proxy works with: the inner value of a proxy, and of whatever else has `data` that (spec 3.8).
 * Computed columns become plain lists here, live ones stay columns.
 */
function unwrap(value: Value): Value {
  if (!(value instanceof PyObject)) return value;
  if (value instanceof FieldProxy) return value.inner;
  if (value instanceof FieldText || value instanceof LiveColumn) return value;
  if (value instanceof DetachedColumn) return dataOf(value);
  const data = attributeOr(value, "data");
  return data === undefined ? value : data;
}

type Binary = (left: Value, right: Value) => Value;

/** Operands in source order. */
const inOrder =
  (apply: Binary): Binary =>
  (left, right) =>
    apply(unwrap(left), unwrap(right));

/** Addition and multiplication: a proxy on the right goes first, which shows in error texts. */
const proxyFirst =
  (apply: Binary): Binary =>
  (left, right) =>
    left instanceof FieldProxy ? apply(left.inner, unwrap(right)) : apply(unwrap(right), unwrap(left));

const arithmetic: Slots = {
  add: proxyFirst(operators.add),
  sub: inOrder(operators.sub),
  mul: proxyFirst(operators.mul),
  truediv: inOrder(operators.truediv),
  floordiv: inOrder(operators.floordiv),
  mod: inOrder(operators.mod),
  divmod: inOrder(operators.divmod),
  pow: (base, exponent, modulus) => {
    if (modulus === null) return operators.pow(unwrap(base), unwrap(exponent));
    return base instanceof FieldProxy ? operators.pow(base.inner, unwrap(exponent), unwrap(modulus)) : NotImplemented;
  },
};

function jsonForm({ inner }: FieldProxy): Value {
  return inner instanceof PyDate ? isoDate(inner) : inner;
}

/** Constructors fail as those of the reference do for lack of a field; with one, too: values are made by documents. */
export function refuseNew(method: string, names: readonly string[]): NonNullable<Slots["new"]> {
  const parameters: Parameters = {
    names: ["self", ...names],
    positionalOnly: 0,
    positional: names.length + 1,
    defaults: [],
    vararg: null,
    kwarg: null,
  };
  return (type, args, kwargs) => {
    bindArguments(`${type.name}.${method}`, parameters, [null, ...args], kwargs);
    throw typeError(`cannot create '${type.name}' instances`);
  };
}

/** `attr`, `parent` and `parent_multivalue`, which all field values have. */
export const subjectGetters: Readonly<Record<string, (self: Subject) => Value>> = {
  attr: (self) => new AttrProxy(self),
  parent: parentOf,
  parent_multivalue: parentMultivalueOf,
};

function installProxies(): void {
  define<FieldProxy>(proxyBaseType, {
    python: true,
    slots: {
      ...arithmetic,
      neg: (self) => operators.neg(self.inner),
      pos: (self) => operators.pos(self.inner),
      abs: (self) => absolute(self.inner),
      int: (self) => toInt(self.inner),
      float: (self) => toFloat(self.inner),
      bool: (self) => truth(self.inner),
      compare: (self, other, op) => richCompare(self.inner, unwrap(other), op),
      str: (self) => str(self.inner),
      repr: (self) => repr(self.inner),
      format: (self, spec) => format(self.inner, spec),
      getattrMissing: (self, name) => {
        const direct = directAttribute(self, name);
        return direct === undefined ? getAttribute(self.inner, name) : direct;
      },
      setattr: (self, name, value) => {
        if (value === undefined) throw missingAttribute(self, name);
        if (self.node.kind === "section") throw keyError("content");
        throw missingAttribute(self.inner, name);
      },
    },
    methods: {
      "__round__(ndigits=None)": (self, digits: Value = null) => rounded(self.inner, digits),
      "__floor__()": (self) => floor(self.inner),
      "__ceil__()": (self) => ceil(self.inner),
      "__trunc__()": (self) => truncated(self.inner),
      "__json__()": jsonForm,
    },
    getters: { ...subjectGetters, data: (self) => self.inner },
  });
  for (const type of [numberValueType, dateValueType, booleanValueType, noneValueType]) {
    define<FieldProxy>(type, { slots: { new: refuseNew("__init__", ["data", "field"]) } });
  }
}

function installText(): void {
  define<FieldText>(stringValueType, {
    slots: {
      new: refuseNew("__new__", ["data", "field"]),
      // The methods of `str` come first, as for every derived class.
      getattrMissing: (self, name) => {
        const found = directAttribute(self, name);
        if (found === undefined) throw unknownAttribute(self, name);
        return found;
      },
      setattr: refuseAttribute,
    },
    getters: subjectGetters,
  });
}

/** Attributes of field values cannot be set; the error has a hint when `.attr` has the name. */
export function refuseAttribute(self: Subject, name: string, value: Value | undefined): void {
  if (value === undefined) throw missingAttribute(self, name);
  throw name === "attr" ? attributeError(name) : unknownAttribute(self, name);
}

export function installValues(): void {
  installProxies();
  installText();
}
