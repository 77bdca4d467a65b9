import { installByteArray } from "./bytearray-members.ts";
import { bytesOf, latin1, PyBytes } from "./bytes.ts";
import { newBytes } from "./bytes-construction.ts";
import { bytesFromHex, bytesMethods, translationBytes } from "./bytes-methods.ts";
import {
  bytearrayIteratorType,
  bytesIteratorType,
  compare,
  concatenated,
  contains,
  item,
  iterate,
  mod,
  quoted,
  repeated,
} from "./bytes-operations.ts";
import { call } from "./calls.ts";
import { bytesType } from "./core-types.ts";
import { defineIterator } from "./iterator-types.ts";
import { define } from "./native.ts";
import { tuple } from "./sequences.ts";
import { textHash } from "./str-hash.ts";
import { installUnicodeErrors } from "./unicode-errors.ts";

/** Fills `bytes` and `bytearray`, and the exceptions of their codecs. */
export function installBytes(): void {
  installUnicodeErrors();
  for (const type of [bytesIteratorType, bytearrayIteratorType]) defineIterator(type, true);
  define<PyBytes>(bytesType, {
    slots: {
      new: (type, args, kwargs) => {
        const [source] = args;
        if (type === bytesType && args.length === 1 && kwargs === null && source instanceof PyBytes) {
          if (source.type === bytesType) return source;
        }
        return new PyBytes(newBytes(args, kwargs), type);
      },
      repr: (self) => quoted(self.data),
      hash: (self) => textHash(latin1(self.data)),
      len: (self) => self.data.length,
      compare,
      iter: iterate,
      getitem: item,
      contains,
      concat: (self, other) => new PyBytes(concatenated(self, other)),
      repeat: (self, count) => new PyBytes(repeated(self.data, count)),
      mod,
    },
    methods: {
      ...bytesMethods<PyBytes>((text) => new PyBytes(bytesOf(text))),
      "__bytes__()": (self) => self,
      "__getnewargs__()": (self) => tuple(self),
    },
    classMethods: {
      "fromhex(string, /)": (type, text = null) => {
        const made = new PyBytes(bytesFromHex(text));
        return type === bytesType ? made : call(type, [made]);
      },
    },
    staticMethods: { "maketrans(frm, to, /)": translationBytes },
  });
  installByteArray();
}
