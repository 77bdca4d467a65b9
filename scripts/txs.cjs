#!/usr/bin/env node
// What the command `txs` starts; scripts/bundle-cli.mjs puts it into dist/cli. `txs eval` is one file for the common case and another for large
// documents, for modules and for `txs batch`, each kept together with V8's code cache of it, which takes most of its start away. Everything else is the modules
// as they are.
"use strict";
const { readFileSync } = require("node:fs");

function start(name) {
  const filename = `${__dirname}/${name}.cjs`;
  let cachedData;
  try {
    cachedData = readFileSync(`${__dirname}/${name}-${process.versions.v8}-${process.arch}.cache`);
  } catch {
    // Packed with another Node.js; from version 22 on it keeps a cache of its own.
    require("node:module").enableCompileCache?.();
    return require(filename).run;
  }
  // The bundle is ASCII, which spares it decoding.
  const source = `(function (exports, require, module) {${readFileSync(filename, "latin1")}\n})`;
  const { Script } = require("node:vm");
  const started = { exports: {} };
  new Script(source, { filename, cachedData }).runInThisContext()(started.exports, require, started);
  return started.exports.run;
}

const given = process.argv.slice(2);
const [command, ...args] = given;
const whole = "./main.js";

/** The first of the programs that says it can: each answers with the one that has to. */
async function run() {
  let left = "whole";
  if (command === "eval") left = start("quick")(args);
  else if (command === "batch" || command === "thread") left = "wide";
  if (left === "wide") left = await start("wide")(given);
  if (left === "whole") await import(whole);
}
run();
