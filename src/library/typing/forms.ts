/** The special forms and the aliases of `typing`. */
import { equals } from "../../values/comparison.ts";
import {
  dictType,
  frozensetType,
  listType,
  noneType,
  setType,
  tupleType,
  typeOf,
  typeType,
} from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import * as abc from "../collections/abstract-types.ts";
import { chainMapType } from "../collections/chain-map.ts";
import { counterType } from "../collections/counter.ts";
import { defaultDictType } from "../collections/default-dict.ts";
import { dequeType } from "../collections/deque.ts";
import { orderedDictType } from "../collections/ordered-dict.ts";
import { abstractAsyncManagerType, abstractManagerType } from "../contextlib/managers.ts";
import { matchType, patternType } from "../re/objects.ts";
import { checkedType, SpecialAlias, SpecialForm, TypingAlias, union, unionOrigin } from "./alias.ts";

/** A form with one type in its brackets. */
function single(name: string): SpecialForm {
  const form: SpecialForm = new SpecialForm(name, (_, whole) => {
    const item = checkedType(whole, `typing.${name} accepts only single type.`);
    return new TypingAlias("generic", form, [item], `typing.${name}`);
  });
  return form;
}

const unionForm: SpecialForm = new SpecialForm("Union", (parameters) => {
  if (parameters.length === 0) throw typeError("Cannot take a Union of no types.");
  return union(parameters.map((part) => checkedType(part, "Union[arg, ...]: each arg must be a type.")));
});
unionOrigin.form = unionForm;

const optionalForm: SpecialForm = new SpecialForm("Optional", (_, whole) =>
  union([checkedType(whole, "typing.Optional requires a single type."), noneType]),
);

/** Literals are the same when their types are, too: `Literal[1]` is not `Literal[True]`. */
const literalForm: SpecialForm = new SpecialForm("Literal", (parameters) => {
  const flat = parameters.flatMap((part): readonly Value[] =>
    part instanceof TypingAlias && part.kind === "literal" ? part.args.items : [part],
  );
  const kept: Value[] = [];
  for (const part of flat) {
    if (!kept.some((known) => typeOf(known) === typeOf(part) && equals(known, part))) kept.push(part);
  }
  return new TypingAlias("literal", literalForm, kept, "typing.Literal");
});

const annotatedForm: SpecialForm = new SpecialForm("Annotated", (parameters) => {
  const [type = null, ...metadata] = parameters;
  if (metadata.length === 0) {
    throw typeError("Annotated[...] should be used with at least two arguments (a type and an annotation).");
  }
  const origin = checkedType(type, "Annotated[t, ...]: t must be a type.");
  const inner = origin instanceof TypingAlias && origin.kind === "annotated" ? origin : null;
  const base = inner === null ? origin : inner.origin;
  const all = [...(inner?.metadata?.items ?? []), ...metadata];
  return new TypingAlias("annotated", base, [base], "typing.Annotated", new PyTuple(all));
});

const concatenateForm: SpecialForm = new SpecialForm("Concatenate", (parameters) => {
  return new TypingAlias("generic", concatenateForm, [...parameters], "typing.Concatenate");
});

export const classVarForm: SpecialForm = single("ClassVar");

const plainForms = ["NoReturn", "Never", "Self", "LiteralString", "TypeAlias"].map((name) => new SpecialForm(name));

export const forms: readonly SpecialForm[] = [
  ...plainForms,
  unionForm,
  optionalForm,
  literalForm,
  annotatedForm,
  concatenateForm,
  classVarForm,
  ...["Final", "TypeGuard", "Required", "NotRequired", "Unpack"].map(single),
];

const alias = (name: string, origin: PyType, count: number): SpecialAlias =>
  new SpecialAlias(`typing.${name}`, origin, count); // prettier-ignore

export const aliases: readonly SpecialAlias[] = [
  alias("List", listType, 1),
  alias("Dict", dictType, 2),
  alias("Set", setType, 1),
  alias("FrozenSet", frozensetType, 1),
  alias("Tuple", tupleType, -1),
  alias("Type", typeType, 1),
  alias("Deque", dequeType, 1),
  alias("DefaultDict", defaultDictType, 2),
  alias("OrderedDict", orderedDictType, 2),
  alias("Counter", counterType, 1),
  alias("ChainMap", chainMapType, 2),
  alias("Callable", abc.callableType, 2),
  alias("Hashable", abc.hashableType, 0),
  alias("Sized", abc.sizedType, 0),
  alias("Awaitable", abc.awaitableType, 1),
  alias("Coroutine", abc.coroutineType, 3),
  alias("AsyncIterable", abc.asyncIterableType, 1),
  alias("AsyncIterator", abc.asyncIteratorType, 1),
  alias("AsyncGenerator", abc.asyncGeneratorType, 2),
  alias("Iterable", abc.iterableType, 1),
  alias("Iterator", abc.iteratorAbcType, 1),
  alias("Reversible", abc.reversibleType, 1),
  alias("Generator", abc.generatorAbcType, 3),
  alias("Container", abc.containerType, 1),
  alias("Collection", abc.collectionType, 1),
  alias("AbstractSet", abc.setAbcType, 1),
  alias("MutableSet", abc.mutableSetType, 1),
  alias("Mapping", abc.mappingType, 2),
  alias("MutableMapping", abc.mutableMappingType, 2),
  alias("Sequence", abc.sequenceAbcType, 1),
  alias("MutableSequence", abc.mutableSequenceAbcType, 1),
  alias("ByteString", abc.byteStringType, 0),
  alias("MappingView", abc.mappingViewType, 1),
  alias("KeysView", abc.keysViewType, 1),
  alias("ItemsView", abc.itemsViewType, 2),
  alias("ValuesView", abc.valuesViewType, 1),
  alias("ContextManager", abstractManagerType, 1),
  alias("AsyncContextManager", abstractAsyncManagerType, 1),
  alias("Pattern", patternType, 1),
  alias("Match", matchType, 1),
];
