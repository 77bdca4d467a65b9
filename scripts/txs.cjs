#!/usr/bin/env node
// What the command `txs` starts; scripts/bundle-cli.mjs puts it into dist/cli. `txs eval` is one file for the common case and another for large
// documents and for modules, each kept together with V8's code cache of it, which takes most of its start away. Everything else is the modules
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

const [command, ...args] = process.argv.slice(2);
const left = command === "eval" ? start("quick")(args) : "whole";
const whole = "./main.js";
if (left === "wide") start("wide")(args);
else if (left === "whole") import(whole);
