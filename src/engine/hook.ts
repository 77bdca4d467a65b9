import { importsOf } from "../analysis/dependencies.ts";
import { createFields } from "../columns/fields.ts";

import { compileProgram, type Run } from "../compile/program.ts";
import { readProgram } from "../compile/read.ts";
import { type Document, datapointsOf } from "../document/document.ts";
import { newJournal, operationsOf } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import { makeAnnotation, makeNamed } from "../library/annotation.ts";
import { builtins } from "../library/builtins.ts";
import { makeContext } from "../library/context.ts";
import { installCore } from "../library/install.ts";
import { decodeText } from "../library/json/decoder.ts";
import { plainScan } from "../library/json/scanner.ts";
import { importer } from "../library/module-table.ts";
import { coreModules } from "../library/modules.ts";
import { dictSource } from "../library/payload-source.ts";
import { type Plain, plainData } from "../library/plain-data.ts";
import { publicNames, withScripts } from "../library/txscript/modules.ts";
import { fromPayload, type OpenedPayload, type PyScript } from "../library/txscript/script.ts";
import { call } from "../values/calls.ts";
import { PyDict } from "../values/dict.ts";
import { keyError } from "../values/exceptions.ts";
import type { PyModule } from "../values/functions.ts";
import { defaultHost, hosted, inModule } from "../values/host.ts";
import { valueOfJson } from "../values/json-values.ts";
import { defaultLimits, hookLimits, type Limits, metered, spend } from "../values/meter.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";
import type { EvaluationOptions } from "./evaluate.ts";
import { type HookError, type HookPhase, hookError, SOURCE_NAME, SyntaxFault } from "./hook-error.ts";
import { openDocument } from "./hook-payload.ts";
import { parseMoment } from "./namespace.ts";
import { withNetwork } from "./network/modules.ts";
import type { Transport } from "./network/transport.ts";

/** What `annotation.action(verb, **args)` was called with. */
export interface HookAction {
  readonly verb: Plain;
  readonly args: Plain;
}

export interface HookOptions extends EvaluationOptions {
  /** Does what `annotation.action` asks for; its answer is what the call returns. Without it actions are only recorded. */
  readonly performAction?: (action: HookAction) => Json;
  /** Carries the calls of `requests` and `urllib.request`; without it neither can be imported. */
  readonly transport?: Transport;
  /** Snippets: the global to report as {@link HookRun.result}. */
  readonly result?: string;
}

/** What a hook did. */
export interface HookRun {
  /** What the hook answered, any value; `undefined` when it failed. */
  readonly response: Plain | undefined;
  readonly error: HookError | null;
  /** What the last `TxScript` object would answer after a failure; `null` when there is none, or it fails too. */
  readonly partial: Plain | null;
  readonly partialError: HookError | null;
  /** What `print` wrote. */
  readonly printed: string;
  readonly actions: readonly HookAction[];
  readonly result: Plain | undefined;
  /** The document of the last `TxScript` object, as the hook left it. */
  readonly document: Document | null;
}

/** The function that the platform calls. Code without that name is a snippet: `t` and the public names are there for it. */
const HANDLER = "rossum_hook_request_handler";
/** `__name__` in hooks. */
const MODULE_NAME = "hook";

/**
 * Runs Python hook code on a payload: JSON data, or JSON text, which keeps `5.0` apart from `5`. The data given are not changed.
 * Never throws on what the code does or the payload holds.
 */
export function runHook(code: string, payload: Json | string, options: HookOptions = {}): HookRun {
  return runHookOn(code, () => (typeof payload === "string" ? pythonJson(payload) : valueOfJson(payload)), options);
}

/** Dotted names of the modules that a hook's code imports, for `loadModules`. */
export function hookImports(code: string): readonly string[] {
  return importsOf(readProgram(code).tree);
}

/** JSON text as Python's `json` reads it. Throws `PyException` for bad text. */
export function pythonJson(text: string): Value {
  installCore();
  return decodeText(text.startsWith("\ufeff") ? text.slice(1) : text, plainScan);
}

/** As {@link runHook}, on a payload that `read` makes; the hook may change it. */
export function runHookOn(code: string, read: () => Value, options: HookOptions = {}): HookRun {
  installCore();
  const printed: string[] = [];
  const host = { ...defaultHost, ...options.host };
  const print = (text: string): void => {
    printed.push(text);
    host.print(text);
  };
  const limits = { ...hookLimits, ...options.limits };
  return hosted({ ...host, print }, () =>
    metered(unbounded, () => {
      let payload: Value;
      try {
        payload = read();
      } catch (error) {
        return { ...nothing, error: hookError(error, "payload", code) };
      }
      const outcome = metered(limits, () => new HookExecution(code, payload, limits, options).run());
      return { ...outcome, printed: printed.join("") };
    }),
  );
}

/** Payloads come from whoever runs the hook: reading them is not the hook's work. */
const unbounded: Limits = {
  ...defaultLimits,
  steps: Number.POSITIVE_INFINITY,
  items: Number.POSITIVE_INFINITY,
  textLength: Number.POSITIVE_INFINITY,
};

const nothing: HookRun = {
  response: undefined,
  error: null,
  partial: null,
  partialError: null,
  printed: "",
  actions: [],
  result: undefined,
  document: null,
};

/** One run of a hook, and what comes of it. */
class HookExecution {
  private readonly code: string;
  private readonly payload: Value;
  private readonly options: HookOptions;
  private readonly actions: HookAction[] = [];
  private readonly importModule: (name: string) => PyModule;
  private phase: HookPhase = "hook";
  private document: Document | null = null;
  private script: PyScript | null = null;
  private readonly limits: Limits;
  private started: Run | null = null;

  constructor(code: string, payload: Value, limits: Limits, options: HookOptions) {
    this.limits = limits;
    this.code = code;
    this.payload = payload;
    this.options = options;
    const { transport } = options;
    const modules = importer(options.modules ?? coreModules);
    this.importModule = withScripts(transport === undefined ? modules : withNetwork(modules, transport), {
      open: (given) => this.open(given),
      made: (script) => {
        this.script = script;
      },
    });
  }

  run(): HookRun {
    let response: Plain | undefined;
    let error: HookError | null = null;
    let partial: Plain | null = null;
    let partialError: HookError | null = null;
    let result: Plain | undefined;
    try {
      const answer = this.answer();
      response = plainData(answer);
    } catch (caught) {
      error = hookError(caught, this.phase, this.code);
      try {
        // A run that ended at a limit has nothing left of it.
        partial = metered(this.limits, () => (this.script === null ? null : plainData(this.script.response(false))));
      } catch (second) {
        partialError = hookError(second, "response", this.code);
      }
    }
    try {
      result = metered(this.limits, () => this.reported());
    } catch (caught) {
      error ??= hookError(caught, "response", this.code);
    }
    const { actions, document } = this;
    return { ...nothing, response, error, partial, partialError, actions, result, document };
  }

  private answer(): Value {
    const names = new Map<string, Value>([
      ["__name__", MODULE_NAME],
      ["payload", this.payload],
    ]);
    if (this.code.includes(HANDLER)) {
      const handler = this.execute(names).global(HANDLER);
      if (handler === undefined) throw keyError(HANDLER);
      return inModule(MODULE_NAME, () => call(handler, [this.payload]));
    }
    this.phase = "payload";
    for (const [name, value] of publicNames(this.importModule)) names.set(name, value);
    const script = fromPayload(this.payload);
    names.set("t", script);
    this.phase = "hook";
    this.execute(names);
    this.phase = "response";
    return script.response(false);
  }

  private execute(names: ReadonlyMap<string, Value>): Run {
    const { tree, problems } = readProgram(this.code);
    const [problem] = problems;
    if (problem !== undefined) throw new SyntaxFault(problem);
    const source = { name: SOURCE_NAME, text: this.code };
    const program = compileProgram(tree, source, { builtins, records: false, moduleName: MODULE_NAME });
    return program.run(names, { importModule: this.importModule }, (run) => {
      this.started = run;
    });
  }

  /** The global that the options ask for, `None` when the hook made none. */
  private reported(): Plain | undefined {
    const { result } = this.options;
    if (result === undefined || this.script === null || this.code.includes(HANDLER)) return undefined;
    const value = this.started?.global(result);
    return value === undefined ? null : plainData(value);
  }

  private open(payload: Value): OpenedPayload {
    const { reading, watcher } = openDocument(payload);
    const { document, incremental } = reading;
    const journal = newJournal(document);
    const fields = createFields(document, journal);
    document.watchers.push(watcher);
    const source = dictSource(payload instanceof PyDict ? payload : new PyDict());
    const given = (key: string): Value => {
      const value = source.get(key);
      return value === undefined || value === null ? new PyList([]) : value;
    };
    const attributes: [string, Value][] = [
      ["field", fields.header],
      ["annotation", makeAnnotation(source, parseMoment, (verb, args) => this.act(verb, args))],
      ["context", makeContext(source)],
      ["queue", makeNamed(source, "queue")],
      ["workspace", makeNamed(source, "workspace")],
      ["updated_datapoint_ids", given("updated_datapoint_ids")],
      ["force_update_datapoint_ids", given("force_update_datapoint_ids")],
      ["recompute_all", !incremental],
    ];
    this.document = document;
    const id = (value: number | string | null | undefined): Value | undefined =>
      typeof value === "number" ? BigInt(value) : (value ?? undefined);
    return {
      attributes,
      targetId: (target) => id(fields.targetId(target)),
      idOf: (schemaId) => id((document.headers.get(schemaId) ?? document.tables.get(schemaId))?.id),
      operations: () => {
        const operations = operationsOf(journal);
        spend(operations.length);
        return valueOfJson(operations);
      },
    };
  }

  private act(verb: Value, args: Value): Value {
    const action = { verb: plainData(verb), args: plainData(args) };
    spend(100);
    this.actions.push(action);
    const { performAction } = this.options;
    return performAction === undefined ? null : valueOfJson(performAction(action));
  }
}

/** Final `content.value` (or the normalized one) by schema id: lists for columns, null for what is absent. */
export function valuesOf(document: Document, key: "value" | "normalizedValue"): { [schemaId: string]: Json } {
  const values: { [schemaId: string]: Json } = Object.create(null);
  for (const [id, node] of document.schema.nodes) {
    if (node.category !== "datapoint") continue;
    if (node.table === null) {
      values[id] = document.headers.get(id)?.[key] ?? null;
      continue;
    }
    const table = document.tables.get(node.table.id);
    const cells = table === undefined ? [] : datapointsOf(table, node.columnIndex);
    values[id] = cells.map((cell) => cell?.[key] ?? null);
  }
  return values;
}
