import picocolors from "picocolors";
import type { Style } from "../source/render.ts";

type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours by the usual conventions: `NO_COLOR` and `FORCE_COLOR` decide, else whether `stream` is a terminal. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const refused = NO_COLOR !== undefined && NO_COLOR !== "";
  return picocolors.createColors(!refused && (forced || stream.isTTY === true));
}

/** The colours of diagnostics. */
export function diagnosticStyle(colours: Colours): Style {
  return (part, text) => {
    switch (part) {
      case "error":
        return colours.red(colours.bold(text));
      case "warning":
        return colours.yellow(colours.bold(text));
      case "info":
        return colours.cyan(colours.bold(text));
      case "message":
        return colours.bold(text);
      case "caret":
        return colours.red(text);
      case "place":
      case "gutter":
        return colours.dim(text);
      case "note":
        return colours.cyan(text);
      default:
        return text;
    }
  };
}
