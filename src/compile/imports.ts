import { rootOf } from "../analysis/scopes.ts";
import type { Import, ImportFrom } from "../syntax/tree.ts";
import { attributeOr } from "../values/attributes.ts";
import { importError } from "../values/exceptions.ts";
import type { PyModule } from "../values/functions.ts";
import type { Compiler } from "./compiler.ts";
import { type Execute, NORMAL } from "./frame.ts";
import { storeName } from "./names.ts";

export function compileImport(node: Import, c: Compiler): Execute {
  const parts = node.names.map(({ name, asname }) => {
    const top = name.split(".")[0] ?? name;
    return { name, top, asname, store: storeName(asname ?? top, c) };
  });
  return (frame) => {
    for (const { name, top, asname, store } of parts) {
      frame.at = node.start;
      const module = frame.root.environment.importModule(name);
      store(frame, asname === null && top !== name ? frame.root.environment.importModule(top) : module);
    }
    return NORMAL;
  };
}

export function compileImportFrom(node: ImportFrom, c: Compiler): Execute {
  const module = node.module ?? "";
  // Every name the program mentions has its slot by the time this runs; no other can be asked for.
  const moduleSlots = rootOf(c.scope).slots;
  const names = node.names.map(({ name, asname }) => ({
    name,
    store: name === "*" ? null : storeName(asname ?? name, c),
  }));
  return (frame) => {
    frame.at = node.start;
    if (node.level > 0) {
      throw importError("ImportError", "attempted relative import with no known parent package", module);
    }
    const { environment } = frame.root;
    const source = environment.importModule(module);
    for (const { name, store } of names) {
      if (store === null) {
        for (const [key, value] of source.attrs ?? []) {
          const slot = key.startsWith("_") ? undefined : moduleSlots.get(key);
          if (slot !== undefined) frame.root.slots[slot] = value;
        }
        continue;
      }
      const own = attributeOr(source, name);
      const found = own === undefined ? submodule(environment.importModule, `${module}.${name}`) : own;
      if (found === undefined) {
        const message = `cannot import name '${name}' from '${module}' (unknown location)`;
        throw importError("ImportError", message, module);
      }
      store(frame, found);
    }
    return NORMAL;
  };
}

function submodule(importModule: (name: string) => PyModule, name: string): PyModule | undefined {
  try {
    return importModule(name);
  } catch {
    return undefined;
  }
}
