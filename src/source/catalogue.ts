import type { DiagnosticCode } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";

export interface CatalogueEntry {
  /** `TXS` and three digits; never given to another problem. What `txs check` shows and `# txs: ignore` names. */
  readonly id: string;
  readonly severity: Diagnostic["severity"];
  /** Names the problem in a few words, without the particulars of one finding. */
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
}

/**
 * The documentation of all codes: `explanation` says what the engine found, `remedy` what to do about it. A code that is missing
 * or given twice is a type error. Apart from the codes because running formulas needs none of it.
 */
export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = {
  "json-syntax": {
    id: "TXS001",
    severity: "error",
    title: "Text is not JSON",
    explanation: "The file or line cannot be read as JSON; nothing in it was used.",
    remedy: "Correct the text at the place shown. Python's NaN, Infinity and single quotes are not JSON.",
  },
  "syntax-error": {
    id: "TXS101",
    severity: "error",
    title: "Formula is not Python",
    explanation: "The code cannot be parsed, so it is never run. The message is the one CPython 3.12 gives.",
    remedy: "Correct the code at the place shown, or just before it.",
  },
  "unknown-field": {
    id: "TXS102",
    severity: "error",
    title: "Field is not in the schema",
    explanation: "The code reads a field whose id the schema lacks; running that line raises AttributeError.",
    remedy: "Use a schema id of a datapoint, multivalue or tuple; within a row also the ids of its own columns.",
  },
  "unknown-name": {
    id: "TXS103",
    severity: "warning",
    title: "Name is not defined",
    explanation: "The code uses a name that it never binds and that is neither built in nor provided to formulas.",
    remedy: "Bind the name first, import its module, or correct its spelling.",
  },
  "dependency-cycle": {
    id: "TXS104",
    severity: "error",
    title: "Fields depend on each other in a circle",
    explanation: "Each computed field of the circle needs another one's value first, so none can be computed.",
    remedy: "Take one of the reads out of the circle, for example by reading a captured field instead.",
  },
  "schema-shape": {
    id: "TXS002",
    severity: "error",
    title: "Schema has the wrong shape",
    explanation: "A part of the schema is not the kind of JSON value it has to be; that part was left out.",
    remedy: "A schema is a list of sections, or an API schema object with that list under `content`.",
  },
  "schema-missing-id": {
    id: "TXS003",
    severity: "error",
    title: "Schema node has no id",
    explanation:
      "A schema node is named by a non-empty text `id`; without one nothing can refer to it, so it was left out.",
    remedy: "Give the node an `id`.",
  },
  "schema-duplicate-id": {
    id: "TXS004",
    severity: "error",
    title: "Schema id is used twice",
    explanation: "Schema ids are unique within a schema. Of two datapoints the later one counts, as on the platform.",
    remedy: "Rename one of the nodes.",
  },
  "schema-category": {
    id: "TXS005",
    severity: "error",
    title: "Schema node has no known category",
    explanation: "The category says what a node is: section, datapoint, multivalue or tuple. This node was left out.",
    remedy: "Set `category` to one of the four.",
  },
  "schema-nesting": {
    id: "TXS006",
    severity: "error",
    title: "Schema node stands where its category cannot",
    explanation:
      "Sections hold datapoints and multivalues, a multivalue holds one datapoint or one tuple, a tuple holds datapoints.",
    remedy: "Move the node to where its category belongs.",
  },
  "schema-computed": {
    id: "TXS007",
    severity: "warning",
    title: "Computed field is incomplete",
    explanation: "The node says that it is computed but does not say how; it is treated as an ordinary field.",
    remedy: "Formula fields need a text `formula`, reasoning fields a text `prompt`, lookup fields `matching`.",
  },
  "content-shape": {
    id: "TXS008",
    severity: "error",
    title: "Content has the wrong shape",
    explanation: "A part of the annotation content is not the kind of JSON value it has to be; that part was left out.",
    remedy: "Content is a list of sections as the platform's API returns it, or an object that holds it.",
  },
  "content-unknown-field": {
    id: "TXS009",
    severity: "error",
    title: "Content names a field the schema lacks",
    explanation: "The `schema_id` of a content node is not in the schema; the node was left out.",
    remedy: "Use the schema the document belongs to, or correct the `schema_id`.",
  },
  "content-misplaced": {
    id: "TXS010",
    severity: "error",
    title: "Content node stands where the schema has another one",
    explanation:
      "Header fields stand in sections, rows in their own table, cells in their own row; this node was left out.",
    remedy: "Use the schema the document belongs to.",
  },
  "content-missing-id": {
    id: "TXS011",
    severity: "warning",
    title: "Content node has no id",
    explanation:
      "Without a whole-number `id` no operation and no message can name the node; its value can still be read.",
    remedy: "Keep the ids that the platform gave.",
  },
  "content-duplicate-id": {
    id: "TXS012",
    severity: "error",
    title: "Content id is used twice",
    explanation: "Datapoint ids are unique within a document. Both nodes were read; the id finds the later one.",
    remedy: "Keep the ids that the platform gave.",
  },
  "content-duplicate-field": {
    id: "TXS013",
    severity: "warning",
    title: "Field occurs twice where it can occur once",
    explanation: "A header field, or a column within one row, has two content nodes; the later one counts.",
    remedy: "Keep one of the nodes.",
  },
  "payload-shape": {
    id: "TXS014",
    severity: "error",
    title: "Payload lacks something",
    explanation:
      "A hook payload holds `annotation` with its content and, side-loaded, `schemas` with the schema's content.",
    remedy: "Side-load the schema in the hook's settings; pass the annotation with its content, not its URL.",
  },
  "payload-event": {
    id: "TXS015",
    severity: "error",
    title: "Event is not served",
    explanation: "TxScript serves hooks of the event `annotation_content` only.",
    remedy: "Use a payload of an `annotation_content` hook.",
  },
  "payload-ids": {
    id: "TXS016",
    severity: "warning",
    title: "Datapoint ids are not whole numbers",
    explanation: "Ids in `updated_datapoint_ids` and `force_update_datapoint_ids` match only as whole numbers.",
    remedy: "Give the ids as JSON numbers.",
  },
  "operation-shape": {
    id: "TXS017",
    severity: "error",
    title: "Operation has the wrong shape",
    explanation: "An operation is an object with `op` (replace, add or remove), `id` and, but for remove, `value`.",
    remedy: "Correct the operation; the others were applied.",
  },
  "operation-unknown-id": {
    id: "TXS018",
    severity: "error",
    title: "Operation names no datapoint of the document",
    explanation: "No content node has the operation's `id`, or an earlier operation removed it.",
    remedy: "Apply operations to the content they were made from.",
  },
  "operation-target": {
    id: "TXS019",
    severity: "error",
    title: "Operation does not fit what it names",
    explanation: "Values are replaced in datapoints, rows and items are added to multivalues and removed from them.",
    remedy: "Name a node of the right category.",
  },
  "file-unreadable": {
    id: "TXS020",
    severity: "error",
    title: "File cannot be read",
    explanation: "A file of the queue is there but could not be read; the queue was read without it.",
    remedy: "Correct its permissions, or take the broken link away.",
  },
  "queue-shape": {
    id: "TXS021",
    severity: "error",
    title: "Queue folder lacks something",
    explanation: "A queue folder holds `schema.json`, and in `queue.json`, if there is one, the queue's object.",
    remedy: "Export the queue again, or add the file.",
  },
  "formula-file-unknown": {
    id: "TXS022",
    severity: "error",
    title: "Formula file is named for no field",
    explanation: "The file `formulas/NAME.py` holds the formula of the field NAME; the schema has no such field.",
    remedy: "Rename the file to the field's id, or add the field to the schema.",
  },
  "formula-file-unused": {
    id: "TXS023",
    severity: "warning",
    title: "Formula file belongs to a field without formula",
    explanation: "The node that the file is named for is not a datapoint of the type formula, so the code never runs.",
    remedy: "Make the field a formula field in the schema, or remove the file.",
  },
  "rule-shape": {
    id: "TXS024",
    severity: "error",
    title: "Rule has the wrong shape",
    explanation: "A rule is an object with a text `trigger_condition` and a list `actions`, each with its `type`.",
    remedy: "Correct the file; what could be read of it is used.",
  },
  "rule-action": {
    id: "TXS025",
    severity: "error",
    title: "Rule has an action that cannot work",
    explanation: "The action's type is not one of the platform's, or its payload or event is not what the type needs.",
    remedy: "Correct the action's `type`, `event` or `payload`.",
  },
  "hook-shape": {
    id: "TXS026",
    severity: "error",
    title: "Hook has the wrong shape",
    explanation:
      "A hook is an object with `type`, `events` and `config`; a function has its code there or beside, in a file of the same name.",
    remedy: "Correct the file, or add what is missing.",
  },
  "hook-run-after": {
    id: "TXS027",
    severity: "warning",
    title: "Order of hooks cannot be kept",
    explanation:
      "The list `run_after` names a hook that the queue does not have, or hooks wait for each other in a circle.",
    remedy: "Name hooks of the queue only, and take one of the circle's references out.",
  },
  "case-syntax": {
    id: "TXS085",
    severity: "error",
    title: "Test cases cannot be read",
    explanation: "The file is neither YAML nor JSON; none of its cases was run.",
    remedy:
      "Correct the text at the place shown. In YAML, texts with a colon or a leading special character need quotes.",
  },
  "case-shape": {
    id: "TXS086",
    severity: "error",
    title: "Test case does not fit",
    explanation:
      "A key means nothing, a field is not in the schema, or a value is not of its field's type; no result of the file counts.",
    remedy: "Correct the case at the place shown; for text that does not fit its field's type write {text: …}.",
  },
  "option-unknown": {
    id: "TXS091",
    severity: "error",
    title: "Option is not known",
    explanation: "An option of a command or of a function has a name that means nothing to it.",
    remedy: "Correct the name; the command's help lists what there is.",
  },
  "option-value": {
    id: "TXS092",
    severity: "error",
    title: "Option has an unusable value",
    explanation: "The value given for an option is not one it can take.",
    remedy: "Give a value of the kind the message names.",
  },
};
