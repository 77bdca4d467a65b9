import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import {
  ALL,
  csvErrorType,
  dialectFunctions,
  installDialect,
  MINIMAL,
  NONE,
  NONNUMERIC,
  NOTNULL,
  STRINGS,
} from "./dialect.ts";
import { dialectClasses, installDialectClasses } from "./dialects.ts";
import { dictReaderType, dictWriterType, installDictionaries } from "./dictionaries.ts";
import { installReader, newReader, readerFunctions } from "./reader.ts";
import { installSniffer, snifferType } from "./sniffer.ts";
import { installWriter, newWriter } from "./writer.ts";

let installed = false;

function* members(): Iterable<readonly [string, Value]> {
  if (!installed) {
    installDialect();
    installDialectClasses();
    installReader();
    installWriter();
    installDictionaries(newReader, newWriter);
    installSniffer();
  }
  installed = true;
  yield* functionMembers(
    { ...readerFunctions, "writer(*args, **kwargs)": newWriter, ...dialectFunctions },
    { module: "_csv" },
  );
  const quoting = { ALL, MINIMAL, NONE, NONNUMERIC, NOTNULL, STRINGS };
  for (const [name, value] of Object.entries(quoting)) yield [`QUOTE_${name}`, BigInt(value)];
  for (const type of [...dialectClasses, dictReaderType, dictWriterType, snifferType, csvErrorType])
    yield [type.name, type];
  yield ["__version__", "1.0"];
}

/** Python's `csv`. */
export const csvModule: ModuleDefinition = { name: "csv", members };
