import { builtinType } from "../../values/core-types.ts";
import { define } from "../../values/native.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import type { Mode } from "./found.ts";
import { PyMatch, type PyPattern, type Target } from "./objects.ts";
import { Matches } from "./scanning.ts";

const scannerType: PyType = builtinType("_sre.SRE_Scanner", undefined, { sealed: true });

/** What `Pattern.scanner` makes: goes through a text match by match, in either mode. */
export class PyScanner extends PyObject {
  readonly pattern: PyPattern;
  readonly #target: Target;
  readonly #matches: Matches;

  constructor(pattern: PyPattern, target: Target) {
    super(scannerType);
    this.pattern = pattern;
    this.#target = target;
    this.#matches = new Matches(pattern, target);
  }

  next(mode: Mode): Value {
    return this.#matches.next(mode) ? new PyMatch(this.pattern, this.#target, this.#matches.found) : null;
  }
}

export function installScanner(): void {
  define<PyScanner>(scannerType, {
    methods: { "match()": (self) => self.next("match"), "search()": (self) => self.next("search") },
    getters: { pattern: (self) => self.pattern },
  });
}
