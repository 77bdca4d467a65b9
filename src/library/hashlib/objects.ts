/** Hash objects. */
import { asBytes, bytesOf } from "../../values/bytes.ts";
import { work } from "../../values/code-points.ts";
import { asText, builtinType, objectType } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { bytesValue } from "../base64/byte-arguments.ts";
import { encode16 } from "../base64/codes.ts";
import type { Algorithm, Running } from "./algorithms.ts";

const hashType: PyType = builtinType("_hashlib.HASH", objectType, { sealed: true });
const xofType: PyType = builtinType("_hashlib.HASHXOF", hashType, { sealed: true });
const blakeTypes: ReadonlyMap<string, PyType> = new Map(
  ["blake2b", "blake2s"].map((name) => [name, builtinType(`_blake2.${name}`, objectType, { sealed: true })]),
);

/** A hash that is fed with bytes. */
export class PyHash extends PyObject {
  readonly algorithm: Algorithm;
  readonly running: Running;

  constructor(algorithm: Algorithm, running: Running = algorithm.start()) {
    super(blakeTypes.get(algorithm.name) ?? (algorithm.digestSize === 0 ? xofType : hashType));
    this.algorithm = algorithm;
    this.running = running;
  }

  /** Feeds the bytes of a value. */
  feed(value: Value): this {
    if (asText(value) !== undefined) throw typeError("Strings must be encoded before hashing");
    const data = asBytes(value);
    if (data === undefined) throw typeError("object supporting the buffer API required");
    work(data.length * 8);
    this.running.update(data);
    return this;
  }

  digest(): Uint8Array {
    return this.running.clone().digest();
  }

  /** Of the functions without an end. */
  extended(length: Value): Uint8Array {
    const size = smallIndex(length);
    if (size < 0) throw valueError("value must be positive");
    allowText(size);
    work(size * 8);
    return this.running.clone().xof?.(size) ?? bytesOf("");
  }
}

export function installHashes(): void {
  const common = {
    getters: {
      name: (self: PyHash): Value => self.algorithm.name,
      digest_size: (self: PyHash): Value => BigInt(self.algorithm.digestSize),
      block_size: (self: PyHash): Value => BigInt(self.algorithm.blockSize),
    },
    methods: {
      "update(obj, /)": (self: PyHash, data: Value = null): Value => {
        self.feed(data);
        return null;
      },
      "copy()": (self: PyHash): Value => new PyHash(self.algorithm, self.running.clone()),
      "digest()": (self: PyHash): Value => bytesValue(self.digest()),
      "hexdigest()": (self: PyHash): Value => encode16(self.digest()),
    },
  };
  const repr = (self: PyHash): string => `<${self.algorithm.name} ${self.type.name} object @ 0x7f0000000000>`;
  define<PyHash>(hashType, { ...common, slots: { repr } });
  for (const type of blakeTypes.values()) define<PyHash>(type, common);
  define<PyHash>(xofType, {
    methods: {
      "digest(length)": (self, length = null) => bytesValue(self.extended(length)),
      "hexdigest(length)": (self, length = null) => encode16(self.extended(length)),
    },
  });
}
