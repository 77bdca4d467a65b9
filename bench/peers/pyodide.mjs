/** `reference.py` in pyodide: `node bench/peers/pyodide.mjs SITE_PACKAGES`, a folder that has the reference package. */
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [packages] = process.argv.slice(2);
const python = await loadPyodide();
python.FS.mkdir("/packages");
python.FS.mount(python.FS.filesystems.NODEFS, { root: packages }, "/packages");
python.runPython("import sys; sys.path.insert(0, '/packages')");
python.runPython(
  readFileSync(new URL("../reference.py", import.meta.url), "utf8").replace('__name__ == "__main__"', "False"),
);
const measure = python.globals.get("measure");
for (const line of readFileSync(0, "utf8").trim().split("\n")) console.log(measure(line));
