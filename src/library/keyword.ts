import { native } from "../values/native.ts";
import { PyList } from "../values/sequences.ts";
import { hardKeywords, isKeyword, softKeywords } from "./keywords.ts";
import type { ModuleDefinition } from "./module-definition.ts";

/** Python's `keyword`: which words are reserved. The lists are made anew for each look at them, as runs may change theirs. */
export const keywordModule: ModuleDefinition = {
  name: "keyword",
  members: () => [
    ["iskeyword", native("__contains__(key, /)", (key) => typeof key === "string" && isKeyword(key))],
    ["issoftkeyword", native("__contains__(key, /)", (key) => typeof key === "string" && softKeywords.includes(key))],
  ],
  fresh: () => [
    ["kwlist", new PyList([...hardKeywords])],
    ["softkwlist", new PyList([...softKeywords])],
  ],
};
