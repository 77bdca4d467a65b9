import { exceptionTypes } from "../../values/exceptions.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import {
  bufferedIoBaseType,
  installBases,
  ioBaseType,
  rawIoBaseType,
  textIoBaseType,
  unsupportedType,
} from "./base.ts";
import { bytesIoType, installBytesIo } from "./bytes-io.ts";
import { installStringIo, stringIoType } from "./string-io.ts";
import { installTextIoWrapper, textIoWrapperType } from "./text-io-wrapper.ts";

let installed = false;

function members(): Iterable<readonly [string, Value]> {
  if (!installed) {
    installBases();
    installStringIo();
    installBytesIo();
    installTextIoWrapper();
  }
  installed = true;
  const abstract = [ioBaseType, rawIoBaseType, bufferedIoBaseType, textIoBaseType];
  return [
    ["SEEK_SET", 0n],
    ["SEEK_CUR", 1n],
    ["SEEK_END", 2n],
    ["DEFAULT_BUFFER_SIZE", 8192n],
    ["BlockingIOError", exceptionTypes.get("BlockingIOError") ?? null],
    ["UnsupportedOperation", unsupportedType],
    ...[...abstract, stringIoType, bytesIoType, textIoWrapperType].map((type) => [type.qualname, type] as const),
  ];
}

/** Streams in memory; there are no files, so `open` is missing. */
export const ioModule: ModuleDefinition = { name: "io", members };
