/** The hash functions by Python's names. */
import { blake2b, blake2s } from "@noble/hashes/blake2.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from "@noble/hashes/sha2.js";
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from "@noble/hashes/sha3.js";

/** A running hash. `digest` ends it; `xof` gives as many bytes as asked for, where the function can. */
export interface Running {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Running;
  xof?(length: number): Uint8Array;
}

export interface Algorithm {
  readonly name: string;
  /** In bytes; 0 where the caller says how many. */
  readonly digestSize: number;
  readonly blockSize: number;
  readonly start: () => Running;
}

function fixed(name: string, hash: { create: () => Running; outputLen: number; blockLen: number }): Algorithm {
  return { name, digestSize: hash.outputLen, blockSize: hash.blockLen, start: () => hash.create() };
}

const all: readonly Algorithm[] = [
  fixed("md5", md5),
  fixed("sha1", sha1),
  fixed("sha224", sha224),
  fixed("sha256", sha256),
  fixed("sha384", sha384),
  fixed("sha512", sha512),
  fixed("sha512_224", sha512_224),
  fixed("sha512_256", sha512_256),
  fixed("sha3_224", sha3_224),
  fixed("sha3_256", sha3_256),
  fixed("sha3_384", sha3_384),
  fixed("sha3_512", sha3_512),
  { name: "shake_128", digestSize: 0, blockSize: 168, start: () => shake128.create({}) },
  { name: "shake_256", digestSize: 0, blockSize: 136, start: () => shake256.create({}) },
  fixed("blake2b", blake2b),
  fixed("blake2s", blake2s),
];

export const algorithms: ReadonlyMap<string, Algorithm> = new Map(all.map((one) => [one.name, one]));

export interface BlakeOptions {
  readonly dkLen: number;
  readonly key?: Uint8Array;
  readonly salt?: Uint8Array;
  readonly personalization?: Uint8Array;
}

/** BLAKE2 with its settings. */
export function blake(name: "blake2b" | "blake2s", options: BlakeOptions): Algorithm {
  const hash = name === "blake2b" ? blake2b : blake2s;
  return { name, digestSize: options.dkLen, blockSize: hash.blockLen, start: () => hash.create(options) };
}
