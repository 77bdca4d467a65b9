import { getAttribute } from "../../values/attributes.ts";
import { dateType } from "../../values/dates/date.ts";
import { timedeltaType } from "../../values/dates/timedelta.ts";
import { importError } from "../../values/exceptions.ts";
import { PyModule } from "../../values/functions.ts";
import type { Value } from "../../values/value.ts";
import { payloadErrorType } from "../annotation.ts";
import { emptinessFunctions } from "../txscript-functions.ts";
import { installScript, type Opening, openPayloadsBy, txScriptType } from "./script.ts";

type ImportModule = (name: string) => PyModule;

/** The names that `from txscript import …` offers. They are predefined in snippets, too. */
export function publicNames(importModule: ImportModule): readonly (readonly [string, Value])[] {
  installScript();
  const re = importModule("re");
  return [
    ["TxScript", txScriptType],
    ...emptinessFunctions,
    ["date", dateType],
    ["timedelta", timedeltaType],
    ["re", re],
    ["substitute", getAttribute(re, "sub")],
    ["datetime", importModule("datetime")],
  ];
}

/**
 * `import` with the package `txscript`, under its old name `rossum_python` too. How payloads are opened is for the caller to say: the
 * library knows no documents. Call inside of the run that is to use it.
 */
export function withScripts(importModule: ImportModule, opening: Opening): ImportModule {
  openPayloadsBy(opening);
  const modules = new Map<string, PyModule>();
  const make = (name: string): void => {
    const exceptions = new PyModule(`${name}.exceptions`, [["PayloadError", payloadErrorType]]);
    const inner = new PyModule(`${name}.txscript`, [["TxScript", txScriptType]]);
    const names = publicNames(importModule);
    modules.set(exceptions.name, exceptions);
    modules.set(inner.name, inner);
    modules.set(name, new PyModule(name, [...names, ["exceptions", exceptions], ["txscript", inner]]));
  };
  make("txscript");
  make("rossum_python");
  // What code written for the old package imports.
  modules.get("rossum_python")?.attrs?.set("RossumPython", txScriptType);
  return (name) => {
    const module = modules.get(name);
    if (module !== undefined) return module;
    const top = name.split(".")[0] ?? name;
    if (modules.has(top)) throw importError("ModuleNotFoundError", `No module named '${name}'`, name);
    return importModule(name);
  };
}
