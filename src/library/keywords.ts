export const hardKeywords: readonly string[] =
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  );

/** Words that are reserved only where they begin a statement or pattern. */
export const softKeywords: readonly string[] = ["_", "case", "match", "type"];

const keywords: ReadonlySet<string> = new Set(hardKeywords);

/** Whether a word is reserved, so that nothing can be named by it. */
export function isKeyword(word: string): boolean {
  return keywords.has(word);
}
