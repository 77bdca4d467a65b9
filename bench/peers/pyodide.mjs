/** `reference.py` in pyodide: `node bench/peers/pyodide.mjs SITE_PACKAGES`, a folder that has the reference package. */
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [packages] = process.argv.slice(2);
// Before pyodide takes hold of the pipe and no longer waits for what is still to come.
const lines = readFileSync(0, "utf8").trim().split("\n");
const python = await loadPyodide();
python.FS.mkdir("/packages");
python.FS.mount(python.FS.filesystems.NODEFS, { root: packages }, "/packages");
python.runPython("import sys; sys.path.insert(0, '/packages')");
python.runPython(
  readFileSync(new URL("../reference.py", import.meta.url), "utf8").replace('__name__ == "__main__"', "False"),
);
const measure = python.globals.get("measure");
for (const line of lines) console.log(measure(line));
