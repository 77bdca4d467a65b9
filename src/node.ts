/** The public face in Node.js, where nothing has to be loaded later: evaluation is at its full speed from the first time on. */
import "./engine/vectors-at-once.ts";

export * from "./index.ts";
