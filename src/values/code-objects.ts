/** `function.__code__` and the code of a traceback's frames: names and places, nothing that runs. */
import { builtinType, objectType } from "./core-types.ts";
import type { SourceText } from "./exceptions.ts";
import type { Definition } from "./functions.ts";
import { define } from "./native.ts";
import type { Parameters } from "./parameters.ts";
import { PyTuple } from "./sequences.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

export const codeType: PyType = builtinType("code", objectType, { sealed: true });

/** What a code object is made from; a traceback knows only the first half. */
interface CodeFacts {
  readonly name: string;
  readonly qualname: string;
  readonly source: SourceText;
  readonly offset: number;
  readonly parameters?: Parameters;
  readonly definition?: Definition;
}

export class PyCode extends PyObject {
  readonly facts: CodeFacts;

  constructor(facts: CodeFacts) {
    super(codeType);
    this.facts = facts;
  }
}

/** The 1-based line of an offset; line breaks as in Python's source reader. */
export function lineIn({ text }: SourceText, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) line++;
  }
  return line;
}

const names = (list: readonly string[] = []): Value => new PyTuple(list);

/** C's flags: optimised, new locals, `*args`, `**kwargs`, nested, generator. */
function flags({ parameters, definition }: CodeFacts): bigint {
  if (parameters === undefined) return 0n;
  const nested = definition?.nested === true ? 16 : 0;
  const generator = definition?.generator === true ? 32 : 0;
  return BigInt(3 + (parameters.vararg === null ? 0 : 4) + (parameters.kwarg === null ? 0 : 8) + nested + generator);
}

export function installCode(): void {
  define<PyCode>(codeType, {
    slots: {
      repr: ({ facts: { name, source, offset } }) =>
        `<code object ${name} at 0x7f0000000000, file "${source.name}", line ${lineIn(source, offset)}>`,
    },
    getters: {
      co_name: ({ facts }) => facts.name,
      co_qualname: ({ facts }) => facts.qualname,
      co_filename: ({ facts }) => facts.source.name,
      co_firstlineno: ({ facts }) => BigInt(lineIn(facts.source, facts.offset)),
      co_argcount: ({ facts }) => BigInt(facts.parameters?.positional ?? 0),
      co_posonlyargcount: ({ facts }) => BigInt(facts.parameters?.positionalOnly ?? 0),
      co_kwonlyargcount: ({ facts: { parameters } }) =>
        BigInt(parameters === undefined ? 0 : parameters.names.length - parameters.positional),
      co_varnames: ({ facts }) => names(facts.definition?.variables()),
      co_nlocals: ({ facts }) => BigInt(facts.definition?.variables().length ?? 0),
      co_freevars: ({ facts }) => names(facts.definition?.freeNames()),
      co_flags: ({ facts }) => flags(facts),
    },
  });
}
