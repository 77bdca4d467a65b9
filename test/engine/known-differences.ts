const noDynamicCode = "`eval`, `exec` and `globals` do not exist here: code that is text is never run";

/** Probes that we answer differently on purpose, each with its reason. README lists the same in words. */
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
];
