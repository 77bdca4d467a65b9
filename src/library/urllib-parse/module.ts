import { asBytes, latin1, PyBytes } from "../../values/bytes.ts";
import { decode, encode } from "../../values/codecs.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { type NativeBody, native } from "../../values/native.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { bytesValue } from "../base64/byte-arguments.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import {
  pairList,
  parseQuery,
  quote,
  quoteFromBytes,
  quotePlus,
  unquote,
  unquotePlus,
  unquoteToBytes,
  urlEncode,
} from "./quoting.ts";
import {
  defragResultType,
  installResults,
  parseResult,
  parseResultType,
  splitResult,
  splitResultType,
} from "./results.ts";
import { joinParts, joinSplit, joinUrls, parseUrl, splitUrl } from "./urls.ts";

/** The texts of arguments; `None` counts as nothing, and URLs in bytes are not known here. */
function texts(...values: readonly Value[]): string[] {
  const some = values.some((value) => asText(value) !== undefined && value !== "");
  return values.map((value) => {
    const text = asText(value);
    if (text !== undefined) return text;
    if (value === null || (!truth(value) && asBytes(value) === undefined)) return "";
    if (some) throw typeError("Cannot mix str and non-str arguments");
    throw attributeError(`'${typeName(value)}' object has no attribute 'decode'`, "decode", value);
  });
}

function components(value: Value, count: number): string[] {
  const items = collect(value);
  // CPython unpacks one more value, a function, along with them.
  const [expected, got] = [count + 1, items.length + 1];
  if (got < expected) throw valueError(`not enough values to unpack (expected ${expected}, got ${got})`);
  if (got > expected) throw valueError(`too many values to unpack (expected ${expected})`);
  return texts(...items);
}

function defragment(value: Value): Value {
  const [url = ""] = texts(value);
  if (!url.includes("#")) return new PyTuple([url, ""], defragResultType);
  const parts = parseUrl(url, "", true);
  return new PyTuple([joinParts([...parts.slice(0, 5), ""]), parts[5] ?? ""], defragResultType);
}

/** Names and values of a query, in bytes where it is in bytes. */
function queryPairs(values: readonly Value[]): (readonly [Value, Value])[] {
  const [query = null, ...rest] = values;
  const data = asBytes(query);
  if (data === undefined) return queryArguments(values);
  if (!data.every((byte) => byte < 128)) decode(data, "ascii");
  return queryArguments([latin1(data), ...rest]).map(([name, value]) => [
    new PyBytes(encode(name, "ascii")),
    new PyBytes(encode(value, "ascii")),
  ]);
}

function queryArguments(values: readonly Value[]): (readonly [string, string])[] {
  const [query = null, keepBlank = null, strict = null, encoding = null, errors = null, most = null, separator = null] =
    values;
  const [text = ""] = texts(query);
  return parseQuery(text, { keepBlank, strict, encoding, errors, most, separator });
}

const QUERY =
  "qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'";

const quotePlusFunction = native(
  "quote_plus(string, safe='', encoding=None, errors=None)",
  (string = null, safe = null, encoding = null, errors = null) => quotePlus(string, safe, encoding, errors),
  { python: true },
);

const FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  "quote(string, safe='/', encoding=None, errors=None)": (string = null, safe = null, encoding = null, errors = null) =>
    quote(string, safe, encoding, errors),
  "quote_from_bytes(bs, safe='/')": (bytes = null, safe = null) => quoteFromBytes(bytes, safe),
  "unquote(string, encoding='utf-8', errors='replace')": (string = null, encoding = null, errors = null) =>
    unquote(string, encoding, errors),
  "unquote_plus(string, encoding='utf-8', errors='replace')": (string = null, encoding = null, errors = null) =>
    unquotePlus(string, encoding, errors),
  "unquote_to_bytes(string)": (string = null) => bytesValue(unquoteToBytes(string)),
  "urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=None)": (query = null, ...rest) => {
    const [sequences = null, safe = null, encoding = null, errors = null, via = null] = rest;
    return urlEncode(query, { sequences, safe, encoding, errors, via: via ?? quotePlusFunction });
  },
  [`parse_qsl(${QUERY})`]: (...values) => pairList(queryPairs(values)),
  [`parse_qs(${QUERY})`]: (...values) => {
    const result = new PyDict();
    for (const [name, value] of queryPairs(values)) {
      const known = result.get(name);
      if (known instanceof PyList) known.append(value);
      else result.set(name, new PyList([value]));
    }
    return result;
  },
  "urlsplit(url, scheme='', allow_fragments=True)": (url = null, scheme = null, fragments = null) => {
    const [text = "", name = ""] = texts(url, scheme);
    return splitResult(splitUrl(text, name, truth(fragments)));
  },
  "urlparse(url, scheme='', allow_fragments=True)": (url = null, scheme = null, fragments = null) => {
    const [text = "", name = ""] = texts(url, scheme);
    return parseResult(parseUrl(text, name, truth(fragments)));
  },
  "urlunsplit(components)": (value = null) => joinSplit(components(value, 5)),
  "urlunparse(components)": (value = null) => joinParts(components(value, 6)),
  "urljoin(base, url, allow_fragments=True)": (base = null, url = null, fragments = null) => {
    if (!truth(base)) return url;
    if (!truth(url)) return base;
    const [from = "", to = ""] = texts(base, url);
    return joinUrls(from, to, truth(fragments));
  },
  "urldefrag(url)": (url = null) => defragment(url),
};

let installed = false;

/** Python's `urllib.parse`, for texts. */
export const urllibParseModule: ModuleDefinition = {
  name: "urllib.parse",
  members: (): Iterable<readonly [string, Value]> => {
    if (!installed) installResults();
    installed = true;
    return [
      ...functionMembers(FUNCTIONS, { python: true }),
      ["quote_plus", quotePlusFunction],
      ["SplitResult", splitResultType],
      ["ParseResult", parseResultType],
      ["DefragResult", defragResultType],
    ];
  },
};
