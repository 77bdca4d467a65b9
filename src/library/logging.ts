/** A small `logging`: messages of level `WARNING` and above, or of the level that is set, are printed. */
import { asInt, asText } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { typeError, valueError } from "../values/exceptions.ts";
import { host } from "../values/host.ts";
import { collect } from "../values/iteration.ts";
import { allowOutput } from "../values/meter.ts";
import { native } from "../values/native.ts";
import { mod } from "../values/operators.ts";
import { perRun } from "../values/per-run.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { repr, str } from "../values/text.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { definePython, pythonClass } from "./python-class.ts";

const levels: readonly (readonly [string, number])[] = [
  ["CRITICAL", 50],
  ["ERROR", 40],
  ["WARNING", 30],
  ["INFO", 20],
  ["DEBUG", 10],
  ["NOTSET", 0],
];
const aliases: readonly (readonly [string, number])[] = [
  ["FATAL", 50],
  ["WARN", 30],
]; // prettier-ignore

function levelName(level: number): string {
  return levels.find(([, value]) => value === level)?.[0] ?? `Level ${level}`;
}

function levelOf(level: Value): number {
  const number = asInt(level);
  if (number !== undefined) return Number(number);
  const text = asText(level);
  if (text === undefined) throw typeError(`Level not an integer or a valid string: ${repr(level)}`);
  const found = [...levels, ...aliases].find(([name]) => name === text);
  if (found === undefined) throw valueError(`Unknown level: ${repr(level)}`);
  return found[1];
}

const loggerType: PyType = pythonClass("Logger", [], { module: "logging", sealed: true });
const handlerType: PyType = pythonClass("Handler", [], { module: "logging" });
const streamHandlerType: PyType = pythonClass("StreamHandler", [handlerType], { module: "logging" });
const nullHandlerType: PyType = pythonClass("NullHandler", [handlerType], { module: "logging" });
const formatterType: PyType = pythonClass("Formatter", [], { module: "logging" });

class Logger extends PyObject {
  readonly name: string;
  level = 0;
  disabled = false;

  constructor(name: string) {
    super(loggerType);
    this.name = name;
  }
}

interface Loggers {
  readonly root: Logger;
  readonly named: Map<string, Logger>;
}

const loggers: () => Loggers = perRun(() => {
  const root = new Logger("root");
  root.level = 30;
  return { root, named: new Map() };
});

function getLogger(name: Value): Value {
  const { root, named } = loggers();
  if (name === null || name === "" || name === "root") return root;
  const text = asText(name);
  if (text === undefined) throw typeError("A logger name must be a string");
  let logger = named.get(text);
  if (logger === undefined) {
    logger = new Logger(text);
    named.set(text, logger);
  }
  return logger;
}

/** The level set on the logger, or on the nearest one above it: `a.b` stands below `a`. */
function effectiveLevel(logger: Logger): number {
  const { root, named } = loggers();
  if (logger.level > 0) return logger.level;
  for (let dot = logger.name.lastIndexOf("."); dot > 0; dot = logger.name.lastIndexOf(".", dot - 1)) {
    const level = named.get(logger.name.slice(0, dot))?.level ?? 0;
    if (level > 0) return level;
  }
  return root.level;
}

function log(logger: Logger, level: number, message: Value, args: Value): null {
  if (logger.disabled || level < effectiveLevel(logger)) return null;
  const given = collect(args);
  const [only] = given;
  const operand = given.length === 1 && only instanceof PyDict && only.size > 0 ? only : new PyTuple(given);
  const text = given.length === 0 ? str(message) : str(mod(str(message), operand));
  const line = `${levelName(level)}:${logger.name}:${text}\n`;
  allowOutput(line.length);
  host().print(line);
  return null;
}

const shorthands: readonly (readonly [string, number])[] = [
  ["debug", 10],
  ["info", 20],
  ["warning", 30],
  ["warn", 30],
  ["error", 40],
  ["exception", 40],
  ["critical", 50],
  ["fatal", 50],
];

function installLogging(): void {
  const methods: Record<string, (self: Logger, ...args: Value[]) => Value> = {};
  for (const [name, level] of shorthands) {
    methods[`${name}(msg, *args, **kwargs)`] = (self, message, args) => log(self, level, message ?? null, args ?? null);
  }
  const none = (): null => null;
  definePython<Logger>(loggerType, {
    methods: {
      ...methods,
      "log(level, msg, *args, **kwargs)": (self, level: Value, message: Value, args: Value) =>
        log(self, levelOf(level), message, args),
      "setLevel(level)": (self, level: Value) => {
        self.level = levelOf(level);
        return null;
      },
      "isEnabledFor(level)": (self, level: Value) => !self.disabled && levelOf(level) >= effectiveLevel(self),
      "getEffectiveLevel()": (self) => BigInt(effectiveLevel(self)),
      "getChild(suffix)": (self, suffix: Value) =>
        getLogger(self.name === "root" ? suffix : `${self.name}.${str(suffix)}`),
      "__init__(name, level=0)": (self, _: Value, level: Value) => {
        self.level = levelOf(level);
        return null;
      },
      "addHandler(hdlr)": none,
      "removeHandler(hdlr)": none,
      "hasHandlers()": () => false,
      "__repr__()": (self) =>
        `<${self.name === "root" ? "RootLogger" : "Logger"} ${self.name} (${levelName(effectiveLevel(self))})>`,
    },
    staticMethods: { "__new__(cls, name, level=0)": (_, name) => new Logger(str(name ?? null)) },
    getters: {
      name: (self) => self.name,
      level: (self) => BigInt(self.level),
      handlers: () => new PyList([]),
      propagate: () => true,
      disabled: (self) => self.disabled,
    },
    setters: {
      propagate: () => undefined,
      disabled: (self, value) => {
        self.disabled = value === true;
      },
    },
  });
  const anything = { methods: { "__init__(*args, **kwargs)": none } };
  definePython<PyObject>(handlerType, {
    methods: {
      ...anything.methods,
      "setLevel(level)": none,
      "setFormatter(fmt)": none,
      "close()": none,
      "flush()": none,
    },
  });
  definePython(streamHandlerType, {});
  definePython(nullHandlerType, {});
  definePython<PyObject>(formatterType, anything);
}

function basicConfig(kwargs: Value): Value {
  const level = kwargs instanceof PyDict ? kwargs.get("level") : undefined;
  if (level !== undefined && level !== null) loggers().root.level = levelOf(level);
  return null;
}

function members(): Iterable<readonly [string, Value]> {
  installLogging();
  const python = { python: true };
  return [
    ...[...levels, ...aliases].map(([name, value]) => [name, BigInt(value)] as const),
    ["getLogger", native("getLogger(name=None)", getLogger, python)],
    ["basicConfig", native("basicConfig(**kwargs)", basicConfig, python)],
    [
      "getLevelName",
      native(
        "getLevelName(level)",
        (level) => (typeof level === "string" ? BigInt(levelOf(level)) : levelName(levelOf(level))),
        python,
      ),
    ],
    ["disable", native("disable(level=50)", () => null, python)],
    [
      "log",
      native(
        "log(level, msg, *args, **kwargs)",
        (level, message, args) => log(loggers().root, levelOf(level), message, args),
        python,
      ),
    ],
    ...shorthands.map(
      ([name, level]) =>
        [
          name,
          native(`${name}(msg, *args, **kwargs)`, (message, args) => log(loggers().root, level, message, args), python),
        ] as const,
    ),
    ...[loggerType, handlerType, streamHandlerType, nullHandlerType, formatterType].map(
      (type) => [type.name, type] as const,
    ),
  ];
}

export const loggingModule: ModuleDefinition = { name: "logging", members };
