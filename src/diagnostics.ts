/** Diagnostics as text for people: the place, the source line with carets, notes. Apart from the core, which has no need of it. */

export type { Diagnostic } from "./source/diagnostic.ts";
export { type RenderOptions, render as renderDiagnostic, type Style, type Styled } from "./source/render.ts";
