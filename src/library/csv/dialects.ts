/** `csv.Dialect` and the classes derived from it: settings as attributes of a class. */
import { setAttribute } from "../../values/attributes.ts";
import { typeOf } from "../../values/core-types.ts";
import { PyException, typeErrorType } from "../../values/exceptions.ts";
import { str } from "../../values/text.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { ALL, csvError, MINIMAL, makeDialect } from "./dialect.ts";

const module = "csv";
export const dialectBase: PyType = pythonClass("Dialect", [], { module });
const excel: PyType = pythonClass("excel", [dialectBase], { module });
const excelTab: PyType = pythonClass("excel_tab", [excel], { module });
const unix: PyType = pythonClass("unix_dialect", [dialectBase], { module });

export const dialectClasses: readonly PyType[] = [dialectBase, excel, excelTab, unix];

/** Reports what is wrong with the settings when an instance is made. */
function check(self: PyObject): null {
  try {
    makeDialect([self], null);
  } catch (error) {
    if (error instanceof PyException && error.type === typeErrorType) throw csvError(str(error));
    throw error;
  }
  return null;
}

export function installDialectClasses(): void {
  const unset = [
    "delimiter",
    "quotechar",
    "escapechar",
    "doublequote",
    "skipinitialspace",
    "lineterminator",
    "quoting",
  ];
  definePython<PyObject>(dialectBase, {
    methods: {
      "__init__()": (self) => {
        if (typeOf(self) !== dialectBase) setAttribute(self, "_valid", true);
        return check(self);
      },
    },
    constants: { _name: "", _valid: false, ...Object.fromEntries(unset.map((name): [string, Value] => [name, null])) },
  });
  const usual = { delimiter: ",", quotechar: '"', doublequote: true, skipinitialspace: false };
  definePython(excel, { constants: { ...usual, lineterminator: "\r\n", quoting: BigInt(MINIMAL) } });
  definePython(excelTab, { constants: { delimiter: "\t" } });
  definePython(unix, { constants: { ...usual, lineterminator: "\n", quoting: BigInt(ALL) } });
}
