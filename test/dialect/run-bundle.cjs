// Times loading a bundled hook and its first answer, then prints both: node run-bundle.cjs BUNDLE PAYLOAD…
"use strict";
const { readFileSync } = require("node:fs");
const [bundle, ...payloads] = process.argv.slice(2);
const parsed = payloads.map((path) => JSON.parse(readFileSync(path, "utf8")));
const start = performance.now();
const { rossum_hook_request_handler: handler } = require(bundle);
const responses = [handler(parsed[0])];
const milliseconds = performance.now() - start;
for (const payload of parsed.slice(1)) responses.push(handler(payload));
process.stdout.write(JSON.stringify({ milliseconds, node: process.versions.node, responses }));
