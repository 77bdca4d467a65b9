/** Types of the matchers for vitest; nothing at run time: `import type {} from "txscript-engine/testing/vitest"`. */
import type {} from "vitest";
import type { DocumentMatchers } from "./matchers.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the type parameter of vitest's own interface
  interface Matchers<T = any> extends DocumentMatchers<T> {}
}
