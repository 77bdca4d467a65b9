import { arithmetic } from "./arithmetic.mjs";
import { classes } from "./classes.mjs";
import { dicts, lists, sets, slices } from "./containers.mjs";
import { dates } from "./dates.mjs";
import { documents, incremental } from "./documents.mjs";
import { exceptions } from "./exceptions.mjs";
import { formatting } from "./formatting.mjs";
import { functions } from "./functions.mjs";
import { generators } from "./generators.mjs";
import { matching } from "./matching.mjs";
import { collectionsArea, jsonArea, mathematics } from "./modules.mjs";
import { patterns } from "./patterns.mjs";
import { programs } from "./programs.mjs";
import { scopes } from "./scopes.mjs";
import { syntax } from "./syntax.mjs";
import { bytes, text } from "./text.mjs";

/** Every area, in the order of the table. */
export const areas = [
  arithmetic,
  formatting,
  text,
  bytes,
  lists,
  dicts,
  sets,
  slices,
  scopes,
  functions,
  classes,
  generators,
  exceptions,
  matching,
  patterns,
  dates,
  jsonArea,
  mathematics,
  collectionsArea,
  programs,
  syntax,
  documents,
  incremental,
];
