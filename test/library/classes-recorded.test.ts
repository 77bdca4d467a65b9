import { expect, test } from "vitest";
import { allModules } from "../../src/library/all-modules.ts";
import { differences } from "./recorded-snippets.ts";

const modules = [...allModules.values()];

test.each(["collections", "functools", "dataclasses", "enum", "typing"])("%s answers as CPython", (name) => {
  expect(differences(`classes-${name}`, modules)).toEqual([]);
});
