/** All problems that `txs` can find: those of the rules, which have examples, and those of input. */
import { type CatalogueEntry, catalogue } from "../source/catalogue.ts";
import { type RuleEntry, rules } from "./rules.ts";

/** By name. */
export const problems: ReadonlyMap<string, CatalogueEntry | RuleEntry> = new Map<string, CatalogueEntry | RuleEntry>([
  ...Object.entries(catalogue),
  ...Object.entries(rules),
]);

/** Ids by id and by name, as users may write either. */
export const problemIds: ReadonlyMap<string, string> = new Map(
  [...problems].flatMap(([name, { id }]) => [
    [name, id],
    [id, id],
  ]),
);

/** Names by id. */
export const problemNames: ReadonlyMap<string, string> = new Map([...problems].map(([name, { id }]) => [id, name]));

export function isRule(entry: CatalogueEntry | RuleEntry): entry is RuleEntry {
  return "bad" in entry;
}
