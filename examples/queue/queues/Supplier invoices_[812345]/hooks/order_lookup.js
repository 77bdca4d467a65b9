// Fills the order's quantities and prices, which the order match compares the lines with.
exports.rossum_hook_request_handler = async ({ annotation, settings }) => {
  const datapoints = (nodes) => nodes.flatMap((node) => (node.children ? datapoints(node.children) : [node]));
  const all = datapoints(annotation.content);
  const header = (id) => all.find(({ schema_id }) => schema_id === id);
  const replace = ({ id }, value) => ({ op: "replace", id, value: { content: { value: String(value) } } });

  const order = settings.orders[header("order_id_normalized").content.value];
  if (order === undefined) return { messages: [], operations: [] };

  const section = annotation.content.find(({ schema_id }) => schema_id === "lines_section");
  const table = section.children.find(({ schema_id }) => schema_id === "line_items");
  const operations = [replace(header("order_total"), order.total)];
  for (const row of table.children) {
    const cell = (id) => row.children.find(({ schema_id }) => schema_id === id);
    const line = order.lines[cell("item_code_normalized").content.value];
    if (line === undefined) continue;
    operations.push(replace(cell("item_order_quantity"), line.quantity), replace(cell("item_order_price"), line.price));
  }
  return { messages: [], operations };
};
