import type { Style } from "../source/render.ts";

type Paint = (text: string) => string;

export type Colours = Readonly<Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan", Paint>>;

/** Between the codes that a terminal takes for the beginning and the end; what ends inside begins again. */
function painter(begin: number, end: number): Paint {
  const [open, close] = [`\u001b[${begin}m`, `\u001b[${end}m`];
  return (text) => `${open}${text.replaceAll(close, `${close}${open}`)}${close}`;
}

const painted: Colours = {
  bold: painter(1, 22),
  dim: painter(2, 22),
  red: painter(31, 39),
  green: painter(32, 39),
  yellow: painter(33, 39),
  cyan: painter(36, 39),
};

const asIs: Paint = (text) => text;
const plain: Colours = { bold: asIs, dim: asIs, red: asIs, green: asIs, yellow: asIs, cyan: asIs };

/** Colours by the usual conventions: `NO_COLOR` and `FORCE_COLOR` decide, else whether `stream` is a terminal. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const refused = NO_COLOR !== undefined && NO_COLOR !== "";
  return !refused && (forced || stream.isTTY === true) ? painted : plain;
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
