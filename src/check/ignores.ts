/** `# txs: ignore CODE -- reason`. */
import { lineAt, lineStarts, type Span } from "../source/span.ts";
import { tokenize } from "../syntax/tokenize.ts";
import { problemIds } from "./catalogue.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./findings.ts";

interface Ignore {
  /** Ids of rules. */
  readonly rules: readonly string[];
  /** The line it speaks of: its own, or the next one when nothing else stands on its own. */
  readonly line: number;
  readonly span: Span;
}

/** Where comments stand. Text that cannot be read as tokens has those before the fault. */
export function commentsOf(text: string): readonly Span[] {
  const { kinds, starts, ends } = tokenize(text);
  const comments: Span[] = [];
  const gap = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(/#[^\r\n]*/g)) {
      comments.push({ start: from + match.index, end: from + match.index + match[0].length });
    }
  };
  let at = 0;
  for (let i = 0; i < kinds.length; i++) {
    const start = starts[i] ?? 0;
    gap(at, start);
    at = ends[i] ?? start;
    // A comment at the end of a line belongs to the token of its line break.
    if (text[start] === "#") gap(start, at);
  }
  return comments;
}

const FORM = /^#\s*txs:\s*ignore\b\s*(.*?)\s*(?:--\s*(.*?)\s*)?$/;

/** The findings that no comment in `text` ignores, and those about comments. */
export function withoutIgnored(text: string, findings: readonly Finding[]): readonly Finding[] {
  if (!text.includes("txs:")) return findings;
  const starts = lineStarts(text);
  const kept: Finding[] = [];
  const ignores: Ignore[] = [];
  for (const span of commentsOf(text)) {
    const comment = text.slice(span.start, span.end);
    const form = FORM.exec(comment);
    if (form === null) {
      if (/^#\s*txs:/.test(comment)) kept.push(bad(span, `\`${comment}\` is no order to txs`));
      continue;
    }
    const names = (form[1] ?? "").split(/[\s,]+/).filter((name) => name !== "");
    const unknown = names.filter((name) => !problemIds.has(name));
    if (names.length === 0) kept.push(bad(span, "The ignore names no rule"));
    for (const name of unknown) kept.push(bad(span, `There is no rule '${name}'`));
    if ((form[2] ?? "") === "") kept.push(bad(span, "The ignore gives no reason: write `-- ` and why"));
    const line = lineAt(starts, span.start);
    const alone = text.slice(starts[line - 1] ?? 0, span.start).trim() === "";
    const rules = names.flatMap((name) => problemIds.get(name) ?? []);
    ignores.push({ rules, line: alone ? line + 1 : line, span });
  }
  const used = new Map<Ignore, Set<string>>(ignores.map((ignore) => [ignore, new Set()]));
  for (const one of findings) {
    const first = one.span === undefined ? 0 : lineAt(starts, one.span.start);
    const last = one.span === undefined ? 0 : lineAt(starts, Math.max(one.span.start, one.span.end - 1));
    const by = ignores.find(({ rules, line }) => rules.includes(one.code) && line >= first && line <= last);
    if (by === undefined) kept.push(one);
    else used.get(by)?.add(one.code);
  }
  for (const [ignore, codes] of used) {
    const idle = ignore.rules.filter((rule) => !codes.has(rule));
    if (idle.length > 0) kept.push(unused(text, ignore, idle));
  }
  return kept;
}

function bad(span: Span, message: string): Finding {
  return finding("bad-ignore", message, { span, notes: ["The form is `# txs: ignore CODE -- reason`."] });
}

function unused(text: string, { rules, span }: Ignore, idle: readonly string[]): Finding {
  const message = `Nothing is found here that ${idle.join(", ")} would ignore`;
  if (idle.length < rules.length) return finding("unused-ignore", message, { span });
  const before = text.slice(0, span.start);
  const start = before.length - (/[ \t]*$/.exec(before)?.[0].length ?? 0);
  return finding("unused-ignore", message, {
    span,
    fix: { title: "Remove the comment", edits: [{ start, end: span.end, text: "" }] },
  });
}
