import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { collect } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { PyList } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { reModule } from "../re/module.ts";
import { formatterType, installFormatter } from "./formatter.ts";
import { installTemplate, templateType } from "./template.ts";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const WHITESPACE = " \t\n\r\v\f";

/** Words with a capital first letter: of texts split at white space, or at `separator`. */
function capitalizeWords(s: Value, separator: Value): Value {
  const words = collect(call(getAttribute(s, "split"), [separator]));
  const capital = words.map((word) => call(getAttribute(word, "capitalize"), []));
  return call(getAttribute(separator === null || separator === "" ? " " : separator, "join"), [new PyList(capital)]);
}

let installed = false;

/** Python's `string`. */
export const stringModule: ModuleDefinition = {
  name: "string",
  members: (): Iterable<readonly [string, Value]> => {
    if (!installed) {
      // Templates are read by means of patterns.
      reModule.members();
      installTemplate();
      installFormatter();
    }
    installed = true;
    return [
      ["ascii_letters", LOWER + UPPER],
      ["ascii_lowercase", LOWER],
      ["ascii_uppercase", UPPER],
      ["digits", DIGITS],
      ["hexdigits", `${DIGITS}abcdefABCDEF`],
      ["octdigits", DIGITS.slice(0, 8)],
      ["punctuation", PUNCTUATION],
      ["whitespace", WHITESPACE],
      ["printable", DIGITS + LOWER + UPPER + PUNCTUATION + WHITESPACE],
      [
        "capwords",
        native("capwords(s, sep=None)", (s = null, separator = null) => capitalizeWords(s, separator), {
          python: true,
        }),
      ],
      ["Template", templateType],
      ["Formatter", formatterType],
    ];
  },
};
