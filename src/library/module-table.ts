import { importError } from "../values/exceptions.ts";
import { PyModule } from "../values/functions.ts";
import type { Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";

/** Modules by dotted name. What is not in it cannot be imported. */
export type ModuleTable = ReadonlyMap<string, ModuleDefinition>;

export function moduleTable(...definitions: readonly ModuleDefinition[]): ModuleTable {
  return new Map(definitions.map((definition) => [definition.name, definition]));
}

const members = new WeakMap<ModuleDefinition, readonly (readonly [string, Value])[]>();

function membersOf(definition: ModuleDefinition): readonly (readonly [string, Value])[] {
  let made = members.get(definition);
  if (made === undefined) {
    made = [...definition.members()];
    members.set(definition, made);
  }
  return made;
}

/**
 * `import name` over a table. Each importer makes module objects of its own, so that what one run sets on a module is not
 * seen by another.
 */
export function importer(table: ModuleTable): (name: string) => PyModule {
  const loaded = new Map<string, PyModule>();
  const isPackage = (name: string): boolean => {
    for (const known of table.keys()) if (known.startsWith(`${name}.`)) return true;
    return false;
  };
  const load = (name: string): PyModule => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf(".");
    const parent = dot < 0 ? null : load(name.slice(0, dot));
    const definition = table.get(name);
    if (definition === undefined && !isPackage(name)) {
      const note = parent !== null && !isPackage(parent.name) ? `; '${parent.name}' is not a package` : "";
      throw importError("ModuleNotFoundError", `No module named '${name}'${note}`, name);
    }
    const module = new PyModule(
      name,
      definition === undefined ? [] : [...membersOf(definition), ...(definition.fresh?.() ?? [])],
    );
    loaded.set(name, module);
    parent?.attrs?.set(name.slice(dot + 1), module);
    for (const part of definition?.loads ?? []) load(part);
    return module;
  };
  return load;
}
