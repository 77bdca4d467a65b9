/** What the embedding program lends a run: a clock, a seed, a place for printed text. Nothing else of the host is reachable. */
export interface Host {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Minutes that local time is ahead of UTC; `datetime.now()`, `date.today()` and `time.localtime()` use it. */
  readonly utcOffset: number;
  /** Seeds `random`, so that runs repeat. */
  readonly seed: number;
  /** Takes what `print` writes. */
  readonly print: (text: string) => void;
}

/** A still clock at the epoch: a formula run without a clock is at least the same every time. */
export const defaultHost: Host = { now: () => 0, utcOffset: 0, seed: 0, print: () => undefined };

let current: Host = defaultHost;
let token: object = {};

/** An object that stands for the running evaluation: what a module keeps for one run, such as the state of `random`, hangs on it. */
export function currentRun(): object {
  return token;
}

/** The host of the running evaluation. */
export function host(): Host {
  return current;
}

/** Runs `work` with `lent` as the host. Evaluation is synchronous, so there is one host at a time. */
export function hosted<T>(lent: Host, work: () => T): T {
  const outer = current;
  const outerToken = token;
  current = lent;
  token = {};
  try {
    return work();
  } finally {
    current = outer;
    token = outerToken;
  }
}

let moduleName = "builtins";

/** `__name__` of the program that runs: the module of classes that it makes by calling `type`. */
export function runningModule(): string {
  return moduleName;
}

/** Runs `work` as the module `name`. */
export function inModule<T>(name: string, work: () => T): T {
  const outer = enterModule(name);
  try {
    return work();
  } finally {
    enterModule(outer);
  }
}

/** Makes `name` the running module, for those who put back themselves what this answers: the one before. */
export function enterModule(name: string): string {
  const outer = moduleName;
  moduleName = name;
  return outer;
}
