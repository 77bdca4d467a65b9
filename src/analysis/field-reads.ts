import type { Module, Node } from "../syntax/tree.ts";
import { eachChild } from "../syntax/walk.ts";

/** `field.NAME` in a text, with the span of NAME. */
export interface FieldRead {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Every `field.NAME`, in source order, written with the bare name `field`. */
export function fieldReads(tree: Module): readonly FieldRead[] {
  const reads: FieldRead[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === "field") {
      reads.push({ name: node.attr, start: node.end - node.attr.length, end: node.end });
    }
    eachChild(node, visit);
  };
  visit(tree);
  return reads;
}
