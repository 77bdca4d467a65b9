/** Schemas and contents, made the same way every time. */

export const datapoint = (id, type, formula) => ({
  category: "datapoint",
  id,
  label: id,
  type,
  ...(formula === undefined ? {} : { formula, ui_configuration: { type: "formula" } }),
});

export const section = (id, children) => ({ category: "section", id, label: id, children });

export const table = (id, columns) => ({
  category: "multivalue",
  id,
  label: id,
  children: { category: "tuple", id: `${id}_row`, label: id, children: columns },
});

/**
 * Content for a schema of one section whose tables hold tuples. `header` has texts by schema id, `rows` by table: a function from row
 * number to texts by column. What is not given is empty, as formula fields are before the first run.
 */
export function contentOf([part], header, rows = {}) {
  let last = 0;
  const id = () => ++last;
  const cell = ({ id: schema_id }, texts) => {
    const value = texts[schema_id] ?? "";
    return { id: id(), category: "datapoint", schema_id, content: { value, normalized_value: value } };
  };
  const child = (node) => {
    if (node.category === "datapoint") return cell(node, header);
    const [count, texts] = rows[node.id];
    const own = id();
    const children = Array.from({ length: count }, (_, i) => {
      const rowTexts = texts(i);
      return {
        id: id(),
        category: "tuple",
        schema_id: node.children.id,
        children: node.children.children.map((column) => cell(column, rowTexts)),
      };
    });
    return { id: own, category: "multivalue", schema_id: node.id, children };
  };
  return [{ id: id(), category: "section", schema_id: part.id, children: part.children.map(child) }];
}

/** The operation that writes a computed text, in the platform's shape. */
export const replace = (id, value) => ({ op: "replace", id, value: { content: { value } } });
