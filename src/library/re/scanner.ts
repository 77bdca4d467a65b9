import { builtinType } from "../../values/core-types.ts";
import { define } from "../../values/native.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import type { Mode } from "./found.ts";
import { formulaMeter, PyMatch, type PyPattern, type Target } from "./objects.ts";
import { execRegex } from "./regex.ts";

const scannerType: PyType = builtinType("_sre.SRE_Scanner", undefined, { sealed: true });

/** What `Pattern.scanner` makes: goes through a text match by match, in either mode. */
export class PyScanner extends PyObject {
  readonly #pattern: PyPattern;
  readonly #target: Target;
  #pos: number;
  #mustAdvance = false;

  constructor(pattern: PyPattern, target: Target) {
    super(scannerType);
    this.#pattern = pattern;
    this.#target = target;
    this.#pos = target.pos;
  }

  get pattern(): PyPattern {
    return this.#pattern;
  }

  /** The next match, or `None`, after which there is none any more. */
  next(mode: Mode): Value {
    if (this.#pos < 0) return null;
    const { subject, endpos } = this.#target;
    const found = execRegex(this.#pattern.regex, subject, this.#pos, endpos, mode, formulaMeter, this.#mustAdvance);
    if (found === null) {
      this.#pos = -1;
      return null;
    }
    const [start = 0, end = 0] = found.spans;
    this.#mustAdvance = start === end;
    this.#pos = end;
    return new PyMatch(this.#pattern, this.#target, found);
  }
}

export function installScanner(): void {
  define<PyScanner>(scannerType, {
    methods: { "match()": (self) => self.next("match"), "search()": (self) => self.next("search") },
    getters: { pattern: (self) => self.pattern },
  });
}
