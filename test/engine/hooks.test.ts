import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import { type Json, parseJson } from "../../src/document/json.ts";
import { type HookRun, runHook } from "../../src/engine/hook.ts";
import type { NetworkRequest, NetworkResponse } from "../../src/engine/network/transport.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { type Recorded, withoutAddresses } from "./probe-fixtures.ts";

const folder = join(import.meta.dirname, "../fixtures/hooks");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8").trimEnd();
const document = JSON.parse(textOf("document.json")) as Recorded;

const example = (name: string): Json =>
  JSON.parse(readFileSync(join(folder, "../../../examples/invoice", `${name}.json`), "utf8"));
const { content } = example("annotation") as { readonly content: Json };

describe.each([
  ["document.json", "hooks.jsonl", textOf("document.json")],
  ["invoice.json", "invoice.jsonl", textOf("invoice.json")],
  ["examples/invoice", "example.jsonl", JSON.stringify({ schema: example("schema"), content })],
])("hooks in real style answer as on the reference: %s", (_, codes, documentText) => {
  const hooks = textOf(codes)
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; code: string; expected: Recorded });

  test.each(hooks)("$id", ({ id, code, expected }) => {
    const rest = { mode: "hook", partial: true, stdout: true, normalized: true, id, code };
    // As text, for the floats in it.
    const text = `${documentText.slice(0, -1)},${JSON.stringify(rest).slice(1)}`;
    const reading = parseJson(text);
    const answer = reading.ok ? answerRequest(reading.value, { modules: allModules }, text) : {};
    expect(withoutAddresses(answer)).toEqual(withoutAddresses({ id, ...expected }));
  });
});

const payload = {
  event: "annotation_content",
  schemas: [{ content: document["schema"] }],
  annotation: { content: document["content"] },
} as Json;

function run(code: string, options: Parameters<typeof runHook>[2] = {}): HookRun {
  return runHook(code, payload, { modules: allModules, ...options });
}

describe("runHook", () => {
  test("the payload given stays as it is", () => {
    const before = JSON.stringify(payload);
    run("t.field.notes = 'x'\nt.field.line_items = []\npayload.clear()");
    expect(JSON.stringify(payload)).toBe(before);
  });

  test("floats and integers of a payload's text stay apart", () => {
    const code = "def rossum_hook_request_handler(payload):\n  return [repr(value) for value in payload.values()]";
    expect(runHook(code, '{"a": 5, "b": 5.0, "c": 1e2, "d": 12345678901234567890}').response).toEqual([
      "5",
      "5.0",
      "100.0",
      "12345678901234567890",
    ]);
  });

  test("a failure has its lines, and what was done until then", () => {
    const { error, partial, response, printed } = run(
      "def inner(x):\n    return 1 / x\n\nprint('go')\nt.field.notes = 'begun'\ninner(0)",
    );
    expect(response).toBeUndefined();
    expect(error).toEqual({
      phase: "hook",
      type: "ZeroDivisionError",
      message: "division by zero",
      lineno: 2,
      traceback: [
        { lineno: 6, loc: "<hook>", code: "inner(0)" },
        { lineno: 2, loc: "inner", code: "return 1 / x" },
      ],
    });
    expect(partial).toMatchObject({ operations: [{ op: "replace", value: { content: { value: "begun" } } }] });
    expect(printed).toBe("go\n");
  });

  test.each([
    ["x = (", "SyntaxError", "'(' was never closed (<hook>, line 1)"],
    [
      "def rossum_hook_request_handler(): pass",
      "TypeError",
      "rossum_hook_request_handler() takes 0 positional arguments but 1 was given",
    ],
    ["x = 'rossum_hook_request_handler'", "KeyError", "'rossum_hook_request_handler'"],
    ["import requests", "ModuleNotFoundError", "No module named 'requests'"],
    ["import txscript.nothing", "ModuleNotFoundError", "No module named 'txscript.nothing'"],
  ])("%s", (code, type, message) => {
    expect(run(code).error).toMatchObject({ type, message });
  });

  test("limits end a hook and name the line", () => {
    const code = "def rossum_hook_request_handler(payload):\n  n = 0\n  while True:\n    n += 1";
    const { error } = run(code, { limits: { steps: 10_000 } });
    expect(error).toMatchObject({ phase: "hook", type: "LimitReached" });
    expect([3, 4]).toContain(error?.lineno);
  });

  test("a text that is no JSON is a failure of the payload", () => {
    expect(runHook("t", "{").error).toMatchObject({ phase: "payload", type: "JSONDecodeError" });
  });

  test("the old name of the package", () => {
    const code =
      "from rossum_python import RossumPython, is_empty\nprint(is_empty(''), RossumPython.from_payload(payload).field.terms)";
    expect(run(code).printed).toBe("True 30 days, 10% discount\n");
  });

  test("runs see nothing of each other", () => {
    run("import txscript, re\ntxscript.is_empty = 5\nre.sub = None");
    expect(run("import txscript\nprint(txscript.is_empty(''), substitute('a', 'b', 'a'))").printed).toBe("True b\n");
  });
});

describe("hostile hooks end", () => {
  const handler = (body: string): string => `from txscript import TxScript
def rossum_hook_request_handler(payload):
  loop = []
  loop.extend([loop, loop])
${body.replace(/^/gm, "  ")}`;

  test.each([
    "return loop",
    "return {'messages': loop}",
    "payload['annotation']['content'] = loop\nreturn TxScript.from_payload(payload).hook_response()",
    "payload['schemas'] = [{'content': loop}]\nreturn TxScript.from_payload(payload).hook_response()",
    "t = TxScript.from_payload(payload)\nt.show_error(loop)\nreturn t.hook_response()",
    "t = TxScript.from_payload(payload)\nt.field.s = loop\nreturn t.hook_response()",
    "t = TxScript.from_payload(payload)\nwhile True:\n  t.hook_response()",
    "t = TxScript.from_payload(payload)\nwhile True:\n  t.field.tag.all_values.append('x')",
    "t = TxScript.from_payload(payload)\nwhile True:\n  t.field.line_items.insert(0, {})",
    "t = TxScript.from_payload(payload)\nwhile True:\n  t.show_info('x')",
    "while True:\n  TxScript.from_payload(payload)",
    "while True:\n  print('x' * 1000)",
  ])("%s", (body) => {
    const started = Date.now();
    const { error } = run(handler(body), { limits: { steps: 300_000 } });
    expect(error).not.toBeNull();
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test("a result that contains itself", () => {
    const { error } = run("loop = []\nloop.extend([loop, loop])", { result: "loop", limits: { steps: 100_000 } });
    expect(error).toMatchObject({ phase: "response", type: "LimitReached" });
  });
});

describe("annotation.action", () => {
  const annotation = { ...(document["annotation"] as Recorded), content: document["content"] };
  const moments = [
    "exported_at",
    "confirmed_at",
    "assigned_at",
    "export_failed_at",
    "deleted_at",
    "rejected_at",
    "purged_at",
  ];
  const rest = { automated: false, automatically_rejected: false, einvoice: false };
  const whole = {
    ...(payload as Recorded),
    annotation: { ...rest, ...Object.fromEntries(moments.map((key) => [key, null])), ...annotation },
    document: {
      id: 1,
      url: "u",
      arrived_at: null,
      created_at: null,
      original_file_name: "a.pdf",
      metadata: {},
      mime_type: "x",
    },
  } as Json;
  const code = "answer = t.annotation.action('reject', note_content='Amounts differ')\nprint(answer)";

  test("is recorded, and reaches nothing by itself", () => {
    const { actions, printed, error } = runHook(code, whole);
    expect(error).toBeNull();
    expect(actions).toEqual([{ verb: "reject", args: { note_content: "Amounts differ" } }]);
    expect(printed).toBe("None\n");
  });

  test("is handed to the host", () => {
    const performAction = ({ verb }: { verb: unknown }): Json => ({ done: String(verb) });
    expect(runHook(code, whole, { performAction }).printed).toBe("{'done': 'reject'}\n");
  });
});

describe("network modules over a transport", () => {
  const seen: NetworkRequest[] = [];
  const transport = (request: NetworkRequest): NetworkResponse => {
    seen.push(request);
    if (request.url.includes("down")) throw new Error("no route");
    if (request.url.includes("missing")) return { status: 404, body: "none" };
    return {
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: '{"results": [{"name": "AP é"}, {"name": "AR"}]}',
    };
  };

  test.each<[string, string]>([
    [
      `import json
import urllib.request
request = urllib.request.Request("https://x/queues", headers={"Authorization": "Bearer " + "tok"})
with urllib.request.urlopen(request) as response:
    print(", ".join(queue["name"] for queue in json.loads(response.read())["results"]), response.status)`,
      "AP é, AR 200\n",
    ],
    [
      `import requests
r = requests.get("https://x/q", params={"a": 1, "b": "x y"}, headers={"Authorization": "t"}, timeout=5)
print(r, r.ok, r.json()["results"][1], r.headers["content-type"], r.url, len(r.content), r.text[:5])`,
      `<Response [200]> True {'name': 'AR'} application/json https://x/q?a=1&b=x+y 48 {"res\n`,
    ],
    [
      `import requests
r = requests.post("https://x/missing", json={"n": 5.0})
try:
    r.raise_for_status()
except requests.HTTPError as e:
    print(e, e.response.status_code)
try:
    requests.get("https://down")
except requests.exceptions.RequestException as e:
    print(type(e).__name__, e)`,
      "404 Client Error: Not Found for url: https://x/missing 404\nConnectionError no route\n",
    ],
    [
      `import urllib.request, urllib.error
from urllib.request import urlopen
for url in ("https://missing", "https://down"):
    try:
        urlopen(url, data=b"a=1")
    except urllib.error.HTTPError as e:
        print(e, e.code, e.read())
    except urllib.error.URLError as e:
        print(e)`,
      "HTTP Error 404: Not Found 404 b'none'\n<urlopen error no route>\n",
    ],
  ])("%s", (code, printed) => {
    const outcome = run(code, { transport });
    expect(outcome.error).toBeNull();
    expect(outcome.printed).toBe(printed);
  });

  test("requests carry method, headers and body", () => {
    seen.length = 0;
    run("import requests\nrequests.post('https://x', json={'n': 5.0}, headers={'A': 'b'})", { transport });
    const [{ method, headers, body }] = seen as [NetworkRequest];
    expect({ method, headers }).toEqual({ method: "POST", headers: { A: "b", "Content-Type": "application/json" } });
    expect(new TextDecoder().decode(body ?? undefined)).toBe('{"n": 5.0}');
  });

  test("failures inside of them are put on the hook's line", () => {
    const { error } = run("import requests\nrequests.get('https://down')", { transport });
    expect(error).toMatchObject({ type: "ConnectionError", message: "no route", lineno: 2 });
  });
});
