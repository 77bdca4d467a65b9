import { payloadOf } from "../../src/cli/exchange/request.ts";
import { createFields, type FieldModel } from "../../src/columns/fields.ts";
import { compileProgram } from "../../src/compile/program.ts";
import type { Document } from "../../src/document/document.ts";
import { newJournal, operationsOf } from "../../src/document/journal.ts";
import type { Json, JsonObject } from "../../src/document/json.ts";
import { readPayload } from "../../src/document/payload.ts";
import { formulaNames } from "../../src/engine/namespace.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import { messageFunctions } from "../../src/library/messages.ts";
import { importer } from "../../src/library/module-table.ts";
import { type Plain, plainData } from "../../src/library/plain-data.ts";
import { parse } from "../../src/syntax/index.ts";
import { typeName } from "../../src/values/core-types.ts";
import { dictOf } from "../../src/values/dict.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { PyModule } from "../../src/values/functions.ts";
import { defaultLimits, metered } from "../../src/values/meter.ts";
import { str } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";

/** What a hook snippet left behind. */
export interface HookOutcome {
  readonly operations: Json;
  readonly messages: Plain[];
  readonly blockers: Plain[];
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly result: Plain | undefined;
  readonly document: Document;
  readonly fields: FieldModel;
}

/**
 * Runs a snippet as the body of a hook: `t.field`, `t.show_*` and the public names are there. Just enough of a hook to see
 * what writing does.
 */
export function runHook(request: JsonObject, resultName?: string): HookOutcome {
  installCore();
  const payload = payloadOf(request);
  const reading = readPayload(payload);
  const { document } = reading;
  const journal = newJournal(document);
  const fields = createFields(document, journal);
  const messages: Plain[] = [];
  const blockers: Plain[] = [];
  const environment = { importModule: importer(allModules) };
  const sink = {
    add: (kind: string | null, message: ReadonlyMap<string, Value>) => {
      (kind === null ? blockers : messages).push(plainData(dictOf(message)));
    },
    action: () => undefined,
    sourceId: () => -1,
    sourceDetail: () => [],
    targetId: (target: Value): Value | undefined => {
      const id = fields.targetId(target);
      return typeof id === "number" ? BigInt(id) : id;
    },
    idOf: () => undefined,
  };
  const t = new PyModule("t", [["field", fields.header], ...messageFunctions(sink)]);
  const names = new Map([...formulaNames(payload, reading, environment), ["t", t] as const]);
  const code = String(request["code"]);
  let error: HookOutcome["error"] = null;
  let result: Plain | undefined;
  metered(defaultLimits, () => {
    try {
      const program = compileProgram(
        parse(code).tree,
        { name: "<hook>", text: code },
        { builtins, records: true, moduleName: "hook" },
      );
      const run = program.run(names, environment);
      const value = resultName === undefined ? undefined : run.global(resultName);
      if (value !== undefined) result = plainData(value);
    } catch (caught) {
      const exception = pythonException(caught);
      if (exception === undefined) throw caught;
      error = { type: typeName(exception), message: str(exception) };
    }
  });
  return { operations: operationsOf(journal), messages, blockers, error, result, document, fields };
}
