import type { Value } from "../../values/value.ts";
import { installFunctools } from "../functools/module.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { exitStackType, installExitStack } from "./exit-stack.ts";
import {
  abstractAsyncManagerType,
  abstractManagerType,
  contextDecoratorType,
  contextManagerFunction,
  installManagers,
} from "./managers.ts";
import {
  closingType,
  installReadyMade,
  nullContextType,
  redirectErrorType,
  redirectOutType,
  suppressType,
} from "./ready-made.ts";

let installed = false;

export function installContextlib(): void {
  if (installed) return;
  installFunctools();
  installManagers();
  installReadyMade();
  installExitStack();
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installContextlib();
  const types = [
    contextDecoratorType,
    abstractManagerType,
    abstractAsyncManagerType,
    closingType,
    suppressType,
    nullContextType,
    redirectOutType,
    redirectErrorType,
    exitStackType,
  ];
  return [["contextmanager", contextManagerFunction], ...types.map((type) => [type.name, type] as const)];
}

export const contextlibModule: ModuleDefinition = { name: "contextlib", members };
