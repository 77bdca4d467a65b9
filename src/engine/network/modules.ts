import { compileProgram, type Program } from "../../compile/program.ts";
import { builtins } from "../../library/builtins.ts";
import { decodeText } from "../../library/json/decoder.ts";
import { encodeText, plainOptions } from "../../library/json/encoder-type.ts";
import { plainScan } from "../../library/json/scanner.ts";
import { parse } from "../../syntax/index.ts";
import { asBytes, PyBytes } from "../../values/bytes.ts";
import { encode } from "../../values/codecs.ts";
import { asText } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { exceptionTypes, PyException } from "../../values/exceptions.ts";
import { PyModule } from "../../values/functions.ts";
import { allowText, spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { tuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import type { Value } from "../../values/value.ts";
import { networkSources } from "./sources.ts";
import type { NetworkRequest, NetworkResponse, Transport } from "./transport.ts";

type ImportModule = (name: string) => PyModule;

const programs = new Map<string, Program>();

function programOf(name: string, text: string): Program {
  let program = programs.get(name);
  if (program === undefined) {
    const source = { name: `<${name}>`, text };
    program = compileProgram(parse(text).tree, source, { builtins, records: false, moduleName: name });
    programs.set(name, program);
  }
  return program;
}

/** `import` with `requests` and `urllib.request`, which send what they are asked for by `transport`. */
export function withNetwork(importModule: ImportModule, transport: Transport): ImportModule {
  const loaded = new Map<string, PyModule>();
  const helpers = new Map<string, Value>([
    ["_send", sender(transport)],
    ["_loads", native("_loads(text, /)", (text = null) => decodeText(asText(text) ?? "", plainScan))],
    ["_dumps", native("_dumps(value, /)", (value = null) => encodeText(value, plainOptions))],
  ]);
  const load: ImportModule = (name) => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const text = networkSources.get(name);
    if (text !== undefined) {
      const module = new PyModule(name, []);
      loaded.set(name, module);
      const dot = name.lastIndexOf(".");
      if (dot > 0) packageOf(name.slice(0, dot)).attrs?.set(name.slice(dot + 1), module);
      const globals = new Map<string, Value>([...helpers, ["__name__", name]]);
      const run = programOf(name, text).run(globals, { importModule: load });
      for (const member of membersOf(name)) {
        const value = run.global(member);
        if (value !== undefined) module.attrs?.set(member, value);
      }
      return module;
    }
    if (name === "urllib") return packageOf(name);
    const module = importModule(name);
    if (name.startsWith("urllib.")) packageOf("urllib").attrs?.set(name.slice("urllib.".length), module);
    return module;
  };
  /** The package itself; `urllib` is only a place for its parts. */
  const packageOf = (name: string): PyModule => {
    if (name !== "urllib") return load(name);
    let module = loaded.get(name);
    if (module === undefined) {
      module = new PyModule(name, []);
      loaded.set(name, module);
    }
    return module;
  };
  return load;
}

/** The public names that a module's text binds at its top level. */
function membersOf(name: string): readonly string[] {
  const text = networkSources.get(name) ?? "";
  const names = [...text.matchAll(/^(?:def|class) ([A-Za-z]\w*)/gm)].map((match) => match[1] ?? "");
  const imported = [...text.matchAll(/^from \S+ import (.+)$/gm)].flatMap((match) => (match[1] ?? "").split(", "));
  return [...names, ...imported];
}

function sender(transport: Transport): Value {
  return native("_send(method, url, headers, body, /)", (method = null, url = null, headers = null, body = null) => {
    const request: NetworkRequest = {
      method: str(method),
      url: str(url),
      headers: headersOf(headers),
      body: asBytes(body) ?? null,
    };
    spend(1000);
    const { status, reason, headers: answered = {}, body: content } = carried(transport, request);
    const bytes = typeof content === "string" ? encode(content) : content;
    allowText(bytes.length);
    const pairs = dictOf(Object.entries(answered));
    return tuple(BigInt(status), reason ?? reasons.get(status) ?? "", pairs, new PyBytes(bytes));
  });
}

function headersOf(headers: Value): Readonly<Record<string, string>> {
  if (!(headers instanceof PyDict)) return {};
  return Object.fromEntries([...headers.entries.values()].map(({ key, value }) => [str(key), str(value)]));
}

/** What a transport throws is its own affair; the hook sees a failed connection. */
function carried(transport: Transport, request: NetworkRequest): NetworkResponse {
  try {
    return transport(request);
  } catch (error) {
    const type = exceptionTypes.get("ConnectionError");
    if (type === undefined) throw error;
    throw new PyException(type, [error instanceof Error ? error.message : String(error)]);
  }
}

const reasons: ReadonlyMap<number, string> = new Map([
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [204, "No Content"],
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [409, "Conflict"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [502, "Bad Gateway"],
  [503, "Service Unavailable"],
]);
