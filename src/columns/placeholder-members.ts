import { missingAttribute } from "../values/attributes.ts";
import { typeError } from "../values/exceptions.ts";
import { collect, forEach } from "../values/iteration.ts";
import { define } from "../values/native.ts";
import { joinReprs } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { assignAllValues } from "./assignment.ts";
import { placeholderType } from "./column-types.ts";
import { directAttribute, unknownAttribute } from "./datapoint-attributes.ts";
import { jsonOfSequence } from "./json-forms.ts";
import type { Placeholder } from "./model.ts";
import { columnOf } from "./reading.ts";
import { walk } from "./sequence-members.ts";
import { refuseAttribute, refuseNew, subjectGetters } from "./value-members.ts";

const AMBIGUOUS = "Ambiguous operation on multivalue field, use the .all_values property to access the whole column";
const NO_LIST = "The multivalue field value is not a list by itself, use the .all_values property to access the list";

function ambiguous(): never {
  throw typeError(AMBIGUOUS);
}

function noList(): never {
  throw typeError(NO_LIST);
}

function extend(_: Placeholder, source: Value): null {
  forEach(source, noList);
  return null;
}

/** A column outside of its row: raises in all but a few ways of using it (spec 5.2). */
export function installPlaceholders(): void {
  define<Placeholder>(placeholderType, {
    python: true,
    slots: {
      new: refuseNew("__init__", ["field"]),
      repr: (self) => `<TableColumnValue [${joinReprs(collect(columnOf(self.space, self.node)))}]>`,
      str: ambiguous,
      format: ambiguous,
      bool: ambiguous,
      compare: ambiguous,
      add: ambiguous,
      sub: ambiguous,
      mul: ambiguous,
      truediv: ambiguous,
      floordiv: ambiguous,
      mod: ambiguous,
      divmod: ambiguous,
      pow: ambiguous,
      neg: ambiguous,
      pos: ambiguous,
      abs: ambiguous,
      int: ambiguous,
      float: ambiguous,
      iadd: (self, other) => {
        forEach(other, noList);
        return self;
      },
      len: noList,
      getitem: noList,
      setitem: noList,
      contains: noList,
      iter: () => walk(noList, noList),
      getattrMissing: (self, name) => {
        const found = directAttribute(self, name);
        if (found === undefined) throw unknownAttribute(self, name);
        return found;
      },
      setattr: (self, name, value) => {
        if (name !== "all_values") refuseAttribute(self, name, value);
        else if (value === undefined) throw missingAttribute(self, name);
        else assignAllValues(columnOf(self.space, self.node), value);
      },
    },
    methods: {
      "__round__(ndigits=None)": ambiguous,
      "__floor__()": ambiguous,
      "__ceil__()": ambiguous,
      "__trunc__()": ambiguous,
      "__reversed__()": () => walk(noList, noList),
      "append(value)": noList,
      "clear()": noList,
      "count(value)": noList,
      "extend(values)": extend,
      "index(value, start=0, stop=None)": noList,
      "insert(index, value)": noList,
      "pop(index=-1)": noList,
      "remove(value)": noList,
      "reverse()": noList,
      "__json__()": (self) => jsonOfSequence(columnOf(self.space, self.node)),
    },
    getters: {
      ...subjectGetters,
      all_values: (self) => columnOf(self.space, self.node),
      error_message: () => AMBIGUOUS,
      error_message_list: () => NO_LIST,
    },
  });
}
