import { getAttribute } from "../../values/attributes.ts";
import { asText, builtinType, objectType } from "../../values/core-types.ts";
import { collect } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { PyTuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { english, type Vocabulary, type WordList, wordLists, wordsOf } from "./vocabulary.ts";

export const parserInfoType: PyType = builtinType("parserinfo", objectType, { module: "dateutil.parser._parser" });

/** `parserinfo`: words and preferences. A class derived from it may have other words. */
export class PyParserInfo extends PyObject {
  vocabulary: Vocabulary = english;
  dayFirst: Value = false;
  yearFirst: Value = false;
}

const parameters: Parameters = {
  names: ["self", "dayfirst", "yearfirst"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, false, false],
  vararg: null,
  kwarg: null,
};

function entriesOf(value: Value): (string | string[])[] {
  return collect(value).map((entry) => asText(entry) ?? collect(entry).map(str));
}

function vocabularyOf(self: PyParserInfo): Vocabulary {
  const words = { ...english };
  for (const name of Object.keys(wordLists)) {
    const list = name as WordList;
    words[list] = wordsOf(entriesOf(getAttribute(self, name)));
  }
  return words;
}

export function installParserInfo(): void {
  const listed = Object.entries(wordLists).map(([name, entries]) => {
    const items = entries.map((entry) => (typeof entry === "string" ? entry : new PyTuple([...entry])));
    return [name, new PyTuple(items)] as const;
  });
  parserInfoType.own.new = (type) => new PyParserInfo(type);
  define<PyParserInfo>(parserInfoType, {
    slots: {
      init: (self, args, kwargs) => {
        const bound = bindArguments("parserinfo.__init__", parameters, [self, ...args], kwargs);
        [, self.dayFirst = false, self.yearFirst = false] = bound;
        if (self.type !== parserInfoType) self.vocabulary = vocabularyOf(self);
      },
    },
    getters: { dayfirst: (self) => self.dayFirst, yearfirst: (self) => self.yearFirst },
    setters: {
      dayfirst: (self, value = false) => {
        self.dayFirst = value;
      },
      yearfirst: (self, value = false) => {
        self.yearFirst = value;
      },
    },
    constants: Object.fromEntries(listed),
  });
}

/** The reading order that an option asks for, `None` leaving it to `info`. */
export function preference(option: Value, own: Value): boolean {
  return truth(option === null ? own : option);
}
