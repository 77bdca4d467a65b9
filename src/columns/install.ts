import { installColumnTypes } from "./column-members.ts";
import { installHeader } from "./header-members.ts";
import { installOptions } from "./option-members.ts";
import { installPlaceholders } from "./placeholder-members.ts";
import { installRows } from "./row-members.ts";
import { installSequences } from "./sequence-members.ts";
import { installTables } from "./table-members.ts";
import { installUserLists } from "./user-list-members.ts";
import { installValues } from "./value-members.ts";

/** Fills the types of this room. Call once, after the types of `values`. */
export function installColumns(): void {
  installSequences();
  installUserLists();
  installValues();
  installOptions();
  installPlaceholders();
  installColumnTypes();
  installTables();
  installRows();
  installHeader();
}
