import { same } from "../values/comparison.ts";
import { valueError } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { define } from "../values/native.ts";
import { toFloat, toInt } from "../values/number-conversions.ts";
import { neg, pos } from "../values/operators.ts";
import { guarded, joinReprs } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { columnDefaultTo, columnIsEmpty } from "./column-emptiness.ts";
import {
  columnAdd,
  columnCompare,
  columnDivmod,
  columnFloordiv,
  columnMap,
  columnMod,
  columnMul,
  columnPow,
  columnSub,
  columnTruediv,
} from "./column-operators.ts";
import { columnMixinType, detachedColumnType, liveColumnType } from "./column-types.ts";
import { type Column, itemAt, lengthOf } from "./column-vectors.ts";
import { jsonOfSequence } from "./json-forms.ts";
import { DetachedColumn, type LiveColumn } from "./model.ts";
import { absolute, ceil, floor, rounded, truncated } from "./number-functions.ts";
import { walk } from "./sequence-members.ts";
import { listItem } from "./user-list-members.ts";
import { refuseNew } from "./value-members.ts";

function noTruth(): never {
  throw valueError("Table column does not have a bool value - wrap it in all(), any() or aggregation such as sum()");
}

function installOperators(): void {
  define<Column>(columnMixinType, {
    python: true,
    slots: {
      add: columnAdd,
      iadd: columnAdd,
      sub: columnSub,
      mul: columnMul,
      truediv: columnTruediv,
      floordiv: columnFloordiv,
      mod: columnMod,
      divmod: columnDivmod,
      pow: columnPow,
      compare: columnCompare,
      neg: (self) => columnMap(self, neg),
      pos: (self) => columnMap(self, pos),
      abs: (self) => columnMap(self, absolute),
      int: (self) => columnMap(self, toInt),
      float: (self) => columnMap(self, toFloat),
      bool: noTruth,
    },
    methods: {
      "__round__(ndigits=None)": (self, digits: Value = null) => columnMap(self, (item) => rounded(item, digits)),
      "__floor__()": (self) => columnMap(self, floor),
      "__ceil__()": (self) => columnMap(self, ceil),
      "__trunc__()": (self) => columnMap(self, truncated),
      "is_empty()": columnIsEmpty,
      "default_to(default)": (self, fallback: Value) => columnDefaultTo(self, fallback),
    },
  });
}

function texts(self: Column): string {
  return guarded(self, "[...]", () => `[${joinReprs(collect(self))}]`);
}

function installLive(): void {
  define<LiveColumn>(liveColumnType, {
    python: true,
    slots: {
      new: refuseNew("__init__", ["field"]),
      repr: (self) => `<TableColumn ${texts(self)}>`,
      str: texts,
    },
    methods: { "__json__()": jsonOfSequence },
  });
}

function installDetached(): void {
  define<DetachedColumn>(detachedColumnType, {
    python: true,
    slots: {
      new: (_type, args) => new DetachedColumn(args[0] === undefined || args[0] === null ? [] : collect(args[0])),
      repr: texts,
      len: lengthOf,
      getitem: (self, key) => {
        const quick = typeof key === "bigint" && key >= 0n && key < BigInt(lengthOf(self));
        return quick ? itemAt(self, Number(key)) : listItem(self, key);
      },
      contains: (self, item) => {
        for (let i = 0; i < lengthOf(self); i++) if (same(itemAt(self, i), item)) return true;
        spend(lengthOf(self) >> 3);
        return false;
      },
      iter: (self) =>
        walk(
          () => lengthOf(self),
          (i) => itemAt(self, i),
        ),
    },
  });
}

/** Columns: live, placeholders' `.all_values`, and computed ones (spec 5.3 to 5.6). */
export function installColumnTypes(): void {
  installOperators();
  installLive();
  installDetached();
}
