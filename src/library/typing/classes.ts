/** The classes of `typing` that formulas derive from, bare. */
import { builtinType, typeType } from "../../values/core-types.ts";
import type { PyType } from "../../values/value.ts";
import { abcMetaType } from "../abc/meta.ts";
import { pythonClass } from "../python-class.ts";

const module = "typing";
export const protocolMetaType: PyType = builtinType("_ProtocolMeta", abcMetaType, { module });
export const typedDictMetaType: PyType = builtinType("_TypedDictMeta", typeType, { module });

export const genericType: PyType = pythonClass("Generic", [], { module, slotted: true });
export const protocolType: PyType = pythonClass("Protocol", [genericType], {
  module,
  meta: protocolMetaType,
  slotted: true,
});
