import { compileSchema } from "txscript-engine";

const schema = [
  {
    category: "section",
    id: "amounts",
    label: "Amounts",
    children: [
      { category: "datapoint", id: "net", label: "Net", type: "number" },
      { category: "datapoint", id: "rate", label: "Tax rate", type: "number" },
      {
        category: "datapoint",
        id: "total",
        label: "Total",
        type: "number",
        formula: "round(field.net * (1 + default_to(field.rate, 0) / 100), 2)",
      },
    ],
  },
];
const datapoint = (id, schema_id, value) => ({
  id,
  schema_id,
  category: "datapoint",
  content: { value, normalized_value: value },
});
const content = [
  {
    id: 1,
    schema_id: "amounts",
    category: "section",
    children: [datapoint(2, "net", "80"), datapoint(3, "rate", ""), datapoint(4, "total", "")],
  },
];

const compiled = compileSchema(schema); // once for a schema: it serves any number of documents
const document = compiled.open(content);
console.log(document.evaluate().values.get("total")); // 80.0

document.setValue(3, "21"); // as a user edits a form
console.log(document.evaluate().operations); // what the edit changed: total is 96.8 now
