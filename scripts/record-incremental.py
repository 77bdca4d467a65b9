#!/usr/bin/env python3
"""Records which places the reference runtime evaluates after changes, and what comes of it.

    record-incremental.py ORACLE_FOLDER PYTHON

Makes incremental requests on the fixture of the probes, the same every time: formulas, reasoning and lookup fields, memory, cells that
are empty, absent or not to be computed, updated and forced ids. Each line of runs.jsonl has the request and the answer without the document's values. PYTHON is an
interpreter that has txscript 1.2.0.
"""

import json
import pathlib
import random
import subprocess
import sys

oracle, python = pathlib.Path(sys.argv[1]), sys.argv[2]
target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "incremental" / "runs.jsonl"
chance = random.Random(8)

HEADER = [
    "field.s + '!'",
    "default_to(field.n, 0) * 2",
    "sum(default_to(field.qty.all_values, 0))",
    "sum(default_to(field.total.all_values, 0))",
    "max(default_to(field.price.all_values, 0))",
    "len(field.lines)",
    "[row.qty for row in field.lines]",
    "sum(default_to(row.price, 0) for row in field.lines)",
    "sum(default_to(r.qty, 0) for r in field.lines)",
    "field.f or 'none'",
    "field.g or field.h",
    "str(field.fn)",
    "field.f + 'x'",
    "f'{field.h}{field.n}'",
    "field.s and ''",
    "field.pos[0] if field.pos else ''",
    "len(field.po.all_values)",
    "sum(default_to(field.num.all_values, 0))",
    "getattr(field, 'nosuch', 'd')",
    "if False:\n  field.nosuch\nfield.s",
    "field.nosuch",
    "show_info('m', field.s)\nfield.n",
    "'constant'",
    "1 / 0 if field.n else field.s",
    "field.taxes[0].rate",
    "field.code.all_values[0]",
    "len(field.line)",
    "set_options([])\nfield.s",
    "1 +",
    "field.btn",
]
ROW = [
    "default_to(field.qty, 0) * default_to(field.price, 1)",
    "field.s",
    "field.n",
    "field._index",
    "field.f",
    "default_to(field.lines[field._index - 1].total, 0) + 1 if field._index else 1",
    "default_to(field.lines[0].total, 0) + default_to(field.qty, 0)",
    "field.lines[2].qty\n5",
    "sum(default_to(row.qty, 0) for row in field.lines)",
    "[row.price for row in field.lines]",
    "field.taxes[0].rate",
    "sum(default_to(field.rate.all_values, 0))",
    "field.desc + str(field.fn)",
    "10 / (field.qty - 2)",
    "is_empty(field.when)",
    "'' if field._index else field.qty",
    "field.total",
    "getattr(field, 'nosuch', 1)",
    "field.nosuch",
    "if field._index:\n  show_warning('w', field.qty)\nfield.price",
    "field.price *",
    "str(field.total)",
    "str(field.desc) + str(field.qty)",
    "[row.desc for row in field.lines]",
    "field.lines[1].desc",
]
REASONING = [
    {"type": "reasoning", "context": ["field.s"], "prompt": "p {field.n}"},
    {"type": "reasoning", "context": ["field.n", "field.f"], "prompt": None},
    {"type": "reasoning", "context": ["field.qty"], "prompt": "q"},
    {"type": "lookup", "matching": {"configuration": {"a": {"__formula": "field.s"}}}},
    {"type": "lookup", "matching": {"configuration": {"a": {"__formula": "getattr(field, 'nosuch')"}}}},
    {"type": "lookup", "matching": {"configuration": {"a": {"__fstring": "{getattr(field, 'nosuch', 1)}"}}}},
    {"type": "reasoning", "context": ["field.nosuch"], "prompt": "p"},
    {"type": "reasoning", "context": ["field.n"], "prompt": "{field.nosuch}"},
    {"type": "formula", "code": "field.s", "memory": {"index_formula": "field.n"}},
]
HEADER_FIELDS = ["f", "g", "h", "fn", "e", "s_empty"]
ROW_FIELDS = ["total", "desc", "when"]
TARGET_IDS = [118, 119, 120, 121, 114, 103, 136, 142, 148, 133, 139, 145]
IDS = [102, 104, 105, 108, 122, 123, 126, 131, 132, 134, 135, 140, 141, 146, 147, 150, 152, 153, 999, *TARGET_IDS]


def request(number):
    formulas = {}
    for name in chance.sample(HEADER_FIELDS, chance.randint(1, 4)):
        formulas[name] = chance.choice(HEADER)
    for name in chance.sample(ROW_FIELDS, chance.randint(0, 2)):
        formulas[name] = chance.choice(ROW)
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        formulas[chance.choice([*HEADER_FIELDS, *ROW_FIELDS])] = chance.choice(REASONING)
    names = list(formulas)
    chance.shuffle(names)
    made = {"id": number, "fixture": "main", "formulas": {name: formulas[name] for name in names}}
    made["updated_datapoint_ids"] = chance.sample(IDS, chance.randint(1, 3))
    if chance.random() < 0.3:
        made["force_update_datapoint_ids"] = chance.sample([*TARGET_IDS, 999], chance.randint(1, 2))
    patches = {}
    for id in chance.sample(TARGET_IDS, chance.randint(0, 3)):
        value = chance.choice(["", "1", "2.0", "x"])
        patches[str(id)] = {"value": value, "normalized_value": value}
        if chance.random() < 0.2:
            patches[str(id)]["@no_recalculation"] = True
    if patches:
        made["set"] = patches
    if chance.random() < 0.15:
        made["drop"] = chance.sample([102, 104, 118, 134, 140, 142, 145, 152], chance.randint(1, 2))
    made["separate_exceptions"] = True
    return made


requests = [request(number) for number in range(1200)]
text = "".join(json.dumps(line) + "\n" for line in requests)
command = [python, str(oracle / "oracle.py"), "--time-limit", "5"]
answers = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
with open(target, "w") as out:
    for asked, answer in zip(requests, map(json.loads, answers), strict=True):
        assert asked["id"] == answer.pop("id")
        del answer["values"]
        out.write(json.dumps({"request": asked, "expected": answer}) + "\n")
