/** The named tuples that URLs are taken apart into. */
import { asText } from "../../values/core-types.ts";
import { valueError } from "../../values/exceptions.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";
import { defineRecord, recordType } from "../record-tuple.ts";
import { joinParts, joinSplit } from "./urls.ts";

export const splitResultType: PyType = recordType("SplitResult", "urllib.parse");
export const parseResultType: PyType = recordType("ParseResult", "urllib.parse");
export const defragResultType: PyType = recordType("DefragResult", "urllib.parse");

const text = (value: Value | undefined): string => asText(value ?? null) ?? "";

/** `[before, separator found, after]`; `last`: at the last occurrence. */
function partition(whole: string, mark: string, last = false): readonly [string, boolean, string] {
  const at = last ? whole.lastIndexOf(mark) : whole.indexOf(mark);
  if (at < 0) return last ? ["", false, whole] : [whole, false, ""];
  return [whole.slice(0, at), true, whole.slice(at + mark.length)];
}

function userInfo(self: PyTuple): readonly [Value, Value] {
  const [info, found] = partition(text(self.items[1]), "@", true);
  if (!found) return [null, null];
  const [name, hasPassword, password] = partition(info, ":");
  return [name, hasPassword ? password : null];
}

function hostInfo(self: PyTuple): readonly [string, string] {
  const [, , info] = partition(text(self.items[1]), "@", true);
  const [, bracketed, rest] = partition(info, "[");
  if (!bracketed) {
    const [host, , port] = partition(info, ":");
    return [host, port];
  }
  const [host, , after] = partition(rest, "]");
  return [host, partition(after, ":")[2]];
}

function hostname(self: PyTuple): Value {
  const [host] = hostInfo(self);
  if (host === "") return null;
  const [name, zoned, zone] = partition(host, "%");
  return name.toLowerCase() + (zoned ? `%${zone}` : "");
}

function port(self: PyTuple): Value {
  const [, digits] = hostInfo(self);
  if (digits === "") return null;
  if (!/^[0-9]+$/.test(digits)) throw valueError(`Port could not be cast to integer value as ${repr(digits)}`);
  const number = BigInt(digits.slice(0, 4300));
  if (number > 65535n) throw valueError("Port out of range 0-65535");
  return number;
}

export function installResults(): void {
  const getters = {
    username: (self: PyTuple): Value => userInfo(self)[0],
    password: (self: PyTuple): Value => userInfo(self)[1],
    hostname,
    port,
  };
  defineRecord(splitResultType, ["scheme", "netloc", "path", "query", "fragment"], {
    getters,
    methods: { "geturl()": (self) => joinSplit(self.items.map(text)) },
  });
  defineRecord(parseResultType, ["scheme", "netloc", "path", "params", "query", "fragment"], {
    getters,
    methods: { "geturl()": (self) => joinParts(self.items.map(text)) },
  });
  defineRecord(defragResultType, ["url", "fragment"], {
    methods: {
      "geturl()": (self) => {
        const [url = "", fragment = ""] = self.items.map(text);
        return fragment === "" ? url : `${url}#${fragment}`;
      },
    },
  });
}

export function splitResult(parts: readonly string[]): PyTuple {
  return new PyTuple([...parts], splitResultType);
}

export function parseResult(parts: readonly string[]): PyTuple {
  return new PyTuple([...parts], parseResultType);
}
