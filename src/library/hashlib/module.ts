import { PyBytes } from "../../values/bytes.ts";
import { asText, frozensetType } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import { bytesArgument, bytesValue } from "../base64/byte-arguments.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { type Algorithm, algorithms, blake } from "./algorithms.ts";
import { installHashes, PyHash } from "./objects.ts";

let installed = false;

export function installHashlib(): void {
  if (installed) return;
  installed = true;
  installHashes();
}

function started(algorithm: Algorithm, data: Value | undefined): PyHash {
  const hash = new PyHash(algorithm);
  return data === undefined ? hash : hash.feed(data);
}

function named(name: Value): Algorithm {
  const text = asText(name);
  if (text === undefined) throw typeError("name must be a string");
  const found = algorithms.get(text) ?? algorithms.get(text.toLowerCase().replace("-", "_"));
  if (found === undefined) throw valueError(`unsupported hash type ${text}`);
  return found;
}

/** `blake2b(data, digest_size=64, key=b'', salt=b'', person=b'')`. */
function makeBlake(name: "blake2b" | "blake2s"): Value {
  const [size, salted] = name === "blake2b" ? [64, 16] : [32, 8];
  return native(
    `${name}(data?, /, *, digest_size=${size}, key?, salt?, person?, fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)`,
    (data?: Value, length: Value = 0n, key?: Value, salt?: Value, person?: Value) => {
      const dkLen = smallIndex(length);
      if (dkLen < 1 || dkLen > size) throw valueError(`digest_size must be between 1 and ${size} bytes`);
      const part = (value: Value | undefined, kind: string, most: number): Uint8Array | undefined => {
        if (value === undefined) return undefined;
        const bytes = bytesArgument(value);
        if (bytes.length > most) throw valueError(`maximum ${kind} length is ${most} bytes`);
        return bytes.length === 0 ? undefined : bytes;
      };
      const padded = (bytes: Uint8Array | undefined): Uint8Array | undefined => {
        if (bytes === undefined) return undefined;
        const full = new Uint8Array(salted);
        full.set(bytes);
        return full;
      };
      const saltBytes = padded(part(salt, "salt", salted));
      const personalization = padded(part(person, "person", salted));
      const keyBytes = part(key, "key", size);
      const options = {
        dkLen,
        ...(keyBytes === undefined ? {} : { key: keyBytes }),
        ...(saltBytes === undefined ? {} : { salt: saltBytes }),
        ...(personalization === undefined ? {} : { personalization }),
      };
      return started(blake(name, options), data);
    },
  );
}

const SIMPLE = [
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha3_224",
  "sha3_256",
  "sha3_384",
  "sha3_512",
  "shake_128",
  "shake_256",
];

/** `pbkdf2_hmac(name, password, salt, iterations, dklen=None)`. */
function deriveKey(name: Value, password: Value, salt: Value, iterations: Value, length: Value): Value {
  const algorithm = named(name);
  const [secret, seed] = [bytesArgument(password), bytesArgument(salt)];
  const rounds = smallIndex(iterations);
  if (rounds < 1) throw valueError("iteration value must be greater than 0.");
  const size = length === null ? algorithm.digestSize : smallIndex(length);
  if (size < 1) throw valueError("key length must be greater than 0.");
  const block = new Uint8Array(algorithm.blockSize);
  block.set(secret.length > block.length ? started(algorithm, new PyBytes(secret)).digest() : secret);
  const keyed = (mask: number): PyHash => started(algorithm, new PyBytes(block.map((byte) => byte ^ mask)));
  const [inner, outer] = [keyed(0x36).running, keyed(0x5c).running];
  const mac = (data: Uint8Array): Uint8Array => {
    spend(32);
    const first = inner.clone();
    first.update(data);
    const second = outer.clone();
    second.update(first.digest());
    return second.digest();
  };
  spend(Math.ceil(size / algorithm.digestSize));
  const result = bytesValue(new Uint8Array(size)).data;
  for (let at = 0, count = 1; at < size; at += algorithm.digestSize, count++) {
    let turn = mac(Uint8Array.from([...seed, count >>> 24, (count >> 16) & 255, (count >> 8) & 255, count & 255]));
    const sum = turn.slice();
    for (let i = 1; i < rounds; i++) {
      turn = mac(turn);
      for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) ^ (turn[k] ?? 0);
    }
    result.set(sum.subarray(0, Math.min(sum.length, size - at)), at);
  }
  return new PyBytes(result);
}

/** Python's `hashlib`. */
export const hashlibModule: ModuleDefinition = {
  name: "hashlib",
  members: (): Iterable<readonly [string, Value]> => {
    installHashlib();
    const constructors = SIMPLE.map((name) => {
      const algorithm = algorithms.get(name);
      const made = native(`openssl_${name}(string?, *, usedforsecurity=True)`, (data?: Value) =>
        started(algorithm ?? named(name), data),
      );
      return [name, made] as const;
    });
    const names = new PyTuple([...SIMPLE, "blake2b", "blake2s"]);
    return [
      ...constructors,
      ["blake2b", makeBlake("blake2b")],
      ["blake2s", makeBlake("blake2s")],
      [
        "new",
        native("new(name, data?, *, usedforsecurity=True)", (name = null, data?: Value) => started(named(name), data)),
      ],
      [
        "pbkdf2_hmac",
        native(
          "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
          (name = null, password = null, salt = null, iterations = null, length = null) =>
            deriveKey(name, password, salt, iterations, length),
        ),
      ],
      ["algorithms_guaranteed", frozen(names)],
      ["algorithms_available", frozen(names)],
    ];
  },
};

function frozen(names: PyTuple): Value {
  return frozensetType.slots.new?.(frozensetType, [names], null) ?? names;
}
