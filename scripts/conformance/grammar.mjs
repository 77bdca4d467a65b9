/**
 * A grammar is a table from names to alternatives; `$name` in an alternative stands for one of that name's. Text of
 * several lines keeps the indentation of the place where it is put; `$$` is a dollar. The first alternative must be a short one: it ends
 * what has grown too deep.
 */
const reference = /\$\$|(^|\n)([ \t]*)\$([a-zA-Z]\w*)|\$([a-zA-Z]\w*)/g;
const deepest = 9;

export function expand(rules, name, random, depth = 0) {
  const alternatives = rules[name];
  if (alternatives === undefined) throw new Error(`no rule for $${name}`);
  const chosen = depth > deepest ? alternatives[0] : random.pick(alternatives);
  return chosen.replace(reference, (match, start, indentation, line, inner) => {
    if (match === "$$") return "$";
    const text = expand(rules, line ?? inner, random, depth + 1);
    if (line === undefined) return text;
    return start + text.replace(/^(?=.)/gm, indentation);
  });
}

/** An area whose cases are programs of one grammar, begun at `program`. */
export function programArea(name, rules, extra = {}) {
  return { name, generate: (random) => ({ mode: "python", code: expand(rules, "program", random) }), ...extra };
}
