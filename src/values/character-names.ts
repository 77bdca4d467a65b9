/** Names of characters, a large table that is not in the core: `\N{…}` and `namereplace` find it here once it is loaded. */
export interface CharacterNames {
  readonly codeOf: (name: string) => number | undefined;
  readonly nameOf: (code: number) => string | undefined;
}

let loaded: CharacterNames | null = null;

/** Plugs the table in; for those who load it. */
export function setCharacterNames(names: CharacterNames): void {
  loaded = names;
}

/** The character of that name or alias; `null` when there is none, or no table. */
export function characterByName(name: string): string | null {
  const code = loaded?.codeOf(name);
  return code === undefined ? null : String.fromCodePoint(code);
}

export function nameOfCharacter(code: number): string | undefined {
  return loaded?.nameOf(code);
}
