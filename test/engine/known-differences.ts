const noDynamicCode = "`eval`, `exec` and `globals` do not exist here: code that is text is never run";

/** Probes that we answer differently on purpose, each with its reason. README lists the same in words. */
const lists = "`pop()`, `del x[-1]` do what lists do; the reference does nothing";
const reordering = "rows assigned in another order arrive in it; the reference loses one, or fails";
const whole = "a row that cannot be added leaves nothing behind; the reference then cannot respond";
const unsendable = "`.attr` writes that the platform cannot take are refused where they are written";
const buttons = "rows with a button cell can be replaced; the reference fails";

export const knownDifferences: readonly { readonly id: string; readonly reason: string }[] = [
  { id: "p0531", reason: noDynamicCode },
  { id: "p0568", reason: "the error of `*[7, 8]` as a statement is given the line it stands on, not line 0" },
  { id: "p0569", reason: noDynamicCode },
  { id: "p0570", reason: noDynamicCode },
  { id: "p0571", reason: noDynamicCode },
  { id: "p0891", reason: noDynamicCode },
  { id: "p0892", reason: noDynamicCode },
  {
    id: "p0948",
    reason: "an exception of a field whose own datapoint is absent becomes a message without id, not a crash",
  },
  { id: "p1242", reason: "the trial run of a formula with an unreadable dependency cannot write to other fields" },
  { id: "p1047", reason: lists },
  { id: "p1048", reason: lists },
  { id: "p1069", reason: "an assignment that fails has not written before" },
  { id: "p1092", reason: lists },
  { id: "p1106", reason: reordering },
  { id: "p1107", reason: reordering },
  { id: "p1109", reason: whole },
  { id: "p1110", reason: whole },
  { id: "p1111", reason: whole },
  { id: "p1165", reason: "`.attr.struct` sets the struct; the reference nests it" },
  { id: "p1179", reason: unsendable },
  { id: "p1180", reason: unsendable },
  { id: "p1181", reason: unsendable },
  { id: "p1182", reason: unsendable },
  { id: "p1184", reason: buttons },
  { id: "p1185", reason: buttons },
];
