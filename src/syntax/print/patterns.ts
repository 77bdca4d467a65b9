import type { MatchClass, MatchMapping, Pattern } from "../tree.ts";
import { printExpr } from "./expressions.ts";

/** A pattern; alternatives and `as` are put in parentheses where they are `inside` another one. */
export function printPattern(pattern: Pattern, inside = false): string {
  switch (pattern.kind) {
    case "MatchValue":
      return printExpr(pattern.value);
    case "MatchSingleton":
      return pattern.value === null ? "None" : pattern.value ? "True" : "False";
    case "MatchSequence":
      return `[${pattern.patterns.map((one) => printPattern(one)).join(", ")}]`;
    case "MatchMapping":
      return printMapping(pattern);
    case "MatchClass":
      return printClass(pattern);
    case "MatchStar":
      return `*${pattern.name ?? "_"}`;
    case "MatchAs": {
      if (pattern.pattern === null) return pattern.name ?? "_";
      const isAs = pattern.pattern.kind === "MatchAs" && pattern.pattern.pattern !== null;
      const text = `${printPattern(pattern.pattern, isAs)} as ${pattern.name}`;
      return inside ? `(${text})` : text;
    }
    case "MatchOr": {
      const text = pattern.patterns.map((one) => printPattern(one, true)).join(" | ");
      return inside ? `(${text})` : text;
    }
  }
}

function printMapping(pattern: MatchMapping): string {
  const entries = pattern.keys.map((key, i) => {
    const value = pattern.patterns[i];
    return `${printExpr(key)}: ${value === undefined ? "_" : printPattern(value)}`;
  });
  if (pattern.rest !== null) entries.push(`**${pattern.rest}`);
  return `{${entries.join(", ")}}`;
}

function printClass(pattern: MatchClass): string {
  const named = pattern.kwd_attrs.map((name, i) => {
    const value = pattern.kwd_patterns[i];
    return `${name}=${value === undefined ? "_" : printPattern(value)}`;
  });
  return `${printExpr(pattern.cls)}(${[...pattern.patterns.map((one) => printPattern(one)), ...named].join(", ")})`;
}
