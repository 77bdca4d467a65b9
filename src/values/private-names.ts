/** `__x` in the body of a class: `_Class__x`, unless it ends in underscores, holds a dot, or the class is named by underscores only. */
export function mangled(name: string, owner: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const plain = owner.replace(/^_+/, "");
  return plain === "" ? name : `_${plain}${name}`;
}
