/**
 * Values made of texts, kept by text: a schema that is read again after a keystroke has one formula that was never seen. The oldest leave
 * when there are too many, or too many characters of them.
 */
export class TextCache<T> {
  private readonly found: Map<string, T> = new Map();
  private characters = 0;
  private readonly most: number;
  private readonly mostCharacters: number;

  constructor(most: number, mostCharacters: number) {
    this.most = most;
    this.mostCharacters = mostCharacters;
  }

  get(text: string, make: () => T): T {
    const known = this.found.get(text);
    if (known !== undefined) return known;
    const made = make();
    if (text.length > this.mostCharacters) return made;
    this.found.set(text, made);
    this.characters += text.length;
    for (const oldest of this.found.keys()) {
      if (this.found.size <= this.most && this.characters <= this.mostCharacters) break;
      this.found.delete(oldest);
      this.characters -= oldest.length;
    }
    return made;
  }
}
