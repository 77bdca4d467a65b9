/** Python's `hmac`. */
import { asBytes, bytesOf, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { asText, builtinType, objectType, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { define, native } from "../../values/native.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { bytesArgument, bytesValue } from "../base64/byte-arguments.ts";
import { encode16 } from "../base64/codes.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { type Algorithm, algorithms } from "./algorithms.ts";
import { installHashlib } from "./module.ts";
import { PyHash } from "./objects.ts";

const hmacType: PyType = builtinType("HMAC", objectType, { module: "hmac" });

class PyHmac extends PyObject {
  readonly inner: PyHash;
  readonly outer: PyHash;

  constructor(inner: PyHash, outer: PyHash) {
    super(hmacType);
    this.inner = inner;
    this.outer = outer;
  }

  digest(): Uint8Array {
    const outer = this.outer.running.clone();
    outer.update(this.inner.digest());
    return outer.digest();
  }
}

/** The algorithm that `digestmod` names: a name, or a function of `hashlib`. */
function algorithmOf(digestmod: Value): Algorithm {
  const name = asText(digestmod);
  if (name !== undefined) {
    const found = algorithms.get(name.toLowerCase().replace("-", "_"));
    if (found === undefined || found.digestSize === 0) throw valueError(`unsupported hash type ${name}`);
    return found;
  }
  const made = call(digestmod, []);
  if (!(made instanceof PyHash)) throw typeError(`'${typeName(digestmod)}' object is not a hash constructor`);
  return made.algorithm;
}

function start(key: Value, message: Value, digestmod: Value): PyHmac {
  const data = asBytes(key);
  if (data === undefined) throw typeError(`key: expected bytes or bytearray, but got '${typeName(key)}'`);
  if (digestmod === null || digestmod === "") throw typeError("Missing required parameter 'digestmod'.");
  const algorithm = algorithmOf(digestmod);
  const block = new Uint8Array(algorithm.blockSize);
  block.set(data.length > block.length ? new PyHash(algorithm).feed(new PyBytes(data)).digest() : data);
  const keyed = (mask: number): PyHash => new PyHash(algorithm).feed(new PyBytes(block.map((byte) => byte ^ mask)));
  const made = new PyHmac(keyed(0x36), keyed(0x5c));
  if (message !== null) made.inner.feed(message);
  return made;
}

function comparable(value: Value): Uint8Array {
  const text = asText(value);
  if (text === undefined) return bytesArgument(value);
  if (!/^[\0-\x7f]*$/.test(text)) throw typeError("comparing strings with non-ASCII characters is not supported");
  return bytesOf(text);
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  installHashlib();
  hmacType.own.new = (_, args, kwargs) => newHmac.invoke(args, kwargs);
  define<PyHmac>(hmacType, {
    python: true,
    methods: {
      "update(msg)": (self, message = null) => {
        self.inner.feed(message);
        return null;
      },
      "copy()": ({ inner, outer }) => new PyHmac(new PyHash(inner.algorithm, inner.running.clone()), outer),
      "digest()": (self) => bytesValue(self.digest()),
      "hexdigest()": (self) => encode16(self.digest()),
    },
    getters: {
      name: ({ inner }) => `hmac-${inner.algorithm.name}`,
      digest_size: ({ inner }) => BigInt(inner.algorithm.digestSize),
      block_size: ({ inner }) => BigInt(inner.algorithm.blockSize),
    },
  });
}

const newHmac = native(
  "new(key, msg=None, digestmod='')",
  (key = null, message = null, digestmod = null) => start(key, message, digestmod),
  { python: true },
);

export const hmacModule: ModuleDefinition = {
  name: "hmac",
  members: (): Iterable<readonly [string, Value]> => {
    install();
    const digest = native(
      "digest(key, msg, digest)",
      (key = null, message = null, digestmod = null) => bytesValue(start(key, message, digestmod).digest()),
      { python: true },
    );
    const compare = native("compare_digest(a, b, /)", (a = null, b = null) => {
      if ((asText(a) === undefined) !== (asText(b) === undefined)) {
        throw typeError(`a bytes-like object is required, not 'str'`);
      }
      const [left, right] = [comparable(a), comparable(b)];
      let difference = left.length ^ right.length;
      for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
      return difference === 0;
    });
    return [
      ["new", newHmac],
      ["HMAC", hmacType],
      ["digest", digest],
      ["compare_digest", compare],
    ];
  },
};
