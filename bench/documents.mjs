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

const annotation = {
  id: 1,
  url: "https://example.test/api/v1/annotations/1",
  status: "to_review",
  previous_status: null,
  automated: false,
  automatically_rejected: false,
  einvoice: false,
  metadata: {},
  created_at: null,
  modified_at: null,
  exported_at: null,
  confirmed_at: null,
  assigned_at: null,
  export_failed_at: null,
  deleted_at: null,
  rejected_at: null,
  purged_at: null,
};

const file = {
  id: 1,
  url: "https://example.test/api/v1/documents/1",
  arrived_at: null,
  created_at: null,
  original_file_name: "sample.pdf",
  metadata: {},
  mime_type: "application/pdf",
};

/** The hook payload that the platform sends with a document. */
export const payloadOf = (schema, content, updated) => ({
  event: "annotation_content",
  action: "user_update",
  schemas: [{ id: 1, content: schema }],
  annotation: { ...annotation, content },
  document: file,
  ...(updated === undefined ? {} : { updated_datapoint_ids: updated }),
});
