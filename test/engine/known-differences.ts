/** Probes that we answer differently on purpose or for now, each with its reason. */
export const knownDifferences: readonly { readonly id: string; readonly reason: string }[] = [];
