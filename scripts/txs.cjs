#!/usr/bin/env node
// What the command `txs` starts; scripts/bundle-cli.mjs puts it into dist/cli. `txs eval` is one file for the common case, kept together
// with V8's code cache of it, which takes most of its start away. Everything else is the modules as they are.
"use strict";
const { readFileSync } = require("node:fs");

function quickEval() {
  const filename = `${__dirname}/quick.cjs`;
  let cachedData;
  try {
    cachedData = readFileSync(`${__dirname}/quick-${process.versions.v8}-${process.arch}.cache`);
  } catch {
    // Packed with another Node.js; from version 22 on it keeps a cache of its own.
    require("node:module").enableCompileCache?.();
    return require(filename).run;
  }
  // The bundle is ASCII, which spares it decoding.
  const source = `(function (exports, require, module) {${readFileSync(filename, "latin1")}\n})`;
  const { Script } = require("node:vm");
  const quick = { exports: {} };
  new Script(source, { filename, cachedData }).runInThisContext()(quick.exports, require, quick);
  return quick.exports.run;
}

const whole = "./main.js";
if (process.argv[2] !== "eval" || !quickEval()(process.argv.slice(3))) import(whole);
