// Installs the Node.js binaries that bundled hooks are tested on, apart from the package's own dependencies: linked among those, they
// would become the `node` of every npm script. Without them (other platforms, no network) the tests use the Node.js they run on.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../test/runtimes", import.meta.url));
if (existsSync(folder) && !existsSync(`${folder}/node_modules`)) {
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "ignore",
  });
  if (status !== 0) console.error("The Node.js binaries for tests could not be installed");
}
