/** Verdicts: how an answer of the engine stands to the judge's. */

const address = /0x[0-9a-f]{6,}/g;
/** Addresses differ from run to run, on either side. */
const masked = (value) => JSON.parse(JSON.stringify(value ?? null).replace(address, "0x"));
const equal = (left, right) => JSON.stringify(sorted(masked(left))) === JSON.stringify(sorted(masked(right)));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/** The failures a document's answer tells of, as one text each. */
function failuresOf(answer) {
  const of = [];
  if (answer.error) of.push(answer.error);
  for (const result of answer.results ?? []) if (result.error) of.push(result.error);
  for (const entry of answer.response?.exceptions ?? []) {
    const [type, ...rest] = String(entry.content).split(": ");
    of.push({ type, message: rest.join(": "), lineno: entry.traceback?.map((frame) => frame.lineno) });
  }
  return of;
}

/**
 * What of a case is equal: `value` (all that is not about failures), `kind`, `message` and `line` of the failures;
 * undefined where the judge has nothing of that sort to compare.
 */
export function verdict(judge, engine) {
  const { id: _j, ...theirs } = judge;
  const { id: _e, ...ours } = engine;
  if ("ok" in theirs) {
    if (theirs.ok) return { value: ours.ok === true && ours.type === theirs.type && equal(ours.repr, theirs.repr) };
    const kind = ours.ok === false && ours.error === theirs.error;
    return { kind, message: kind && equal(ours.message, theirs.message), line: kind && ours.lineno === theirs.lineno };
  }
  const wrong = failuresOf(theirs);
  const here = failuresOf(ours);
  const all = equal(ours, theirs);
  if (wrong.length === 0) return { value: all };
  const kind = equal(
    here.map((failure) => failure.type),
    wrong.map((failure) => failure.type),
  );
  const message =
    kind &&
    equal(
      here.map((failure) => failure.message),
      wrong.map((failure) => failure.message),
    );
  const line =
    kind &&
    equal(
      here.map((failure) => failure.lineno),
      wrong.map((failure) => failure.lineno),
    );
  return { value: all || !(kind && message && line) ? all : false, kind, message, line };
}

export const isEqual = (found) => Object.values(found).every((part) => part !== false);
