import { installColumns } from "../columns/install.ts";
import { installBool } from "../values/bool-members.ts";
import { installBytes } from "../values/bytes-members.ts";
import { installCode } from "../values/code-objects.ts";
import { installComplex } from "../values/complex-members.ts";
import { installContainers } from "../values/containers.ts";
import { installDates } from "../values/dates/install.ts";
import { installExceptionGroups } from "../values/exception-groups.ts";
import { installExceptions } from "../values/exception-members.ts";
import { installFloat } from "../values/float-members.ts";
import { installCallables } from "../values/function-members.ts";
import { installGenericAlias } from "../values/generic-alias.ts";
import { installInt } from "../values/int-members.ts";
import { installMappingProxy } from "../values/mapping-proxy.ts";
import { installObject, installType } from "../values/object-members.ts";
import { installStr } from "../values/str-members.ts";
import { installSyntaxErrors } from "../values/syntax-errors.ts";
import { installTracebacks } from "../values/tracebacks.ts";
import { installUnion } from "../values/unions.ts";
import { installAnnotation } from "./annotation.ts";
import { installBuiltins } from "./builtins.ts";
import { installContext } from "./context.ts";
import { installDateTimes } from "./datetime/module.ts";

let installed = false;

/**
 * Fills the types of the core, once. Types are made bare, so that files can refer to each other's; their members come from here, and
 * not from importing a file, so that bundlers may drop what is not used.
 */
export function installCore(): void {
  if (installed) return;
  installed = true;
  for (const install of [
    installObject,
    installType,
    installCallables,
    installExceptions,
    installExceptionGroups,
    installTracebacks,
    installSyntaxErrors,
    installMappingProxy,
    installCode,
    installUnion,
    installGenericAlias,
    installInt,
    installFloat,
    installBool,
    installComplex,
    installStr,
    installBytes,
    installContainers,
    installDates,
    installDateTimes,
    installBuiltins,
    installContext,
    installAnnotation,
    installColumns,
  ]) {
    install();
  }
}
