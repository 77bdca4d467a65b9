/**
 * The formulas of populations 1, 2 and 4 in the expression languages of the peers, which agree but for details. Rounding and the texts of
 * `title` are functions that the peers are lent, since their own round ties upwards or not at all.
 */
import { fixed2, round2 } from "../python-arithmetic.mjs";

export const header = [
  ["subtotal", "(amountA == null ? 0.0 : amountA) + (amountB == null ? 0.0 : amountB)"],
  ["discount", "round2(subtotal * (discountRate == null ? 0.0 : discountRate) / 100.0)"],
  ["taxable", "subtotal - discount"],
  ["tax", "round2(taxable * (taxRate == null ? 21.0 : taxRate) / 100.0)"],
  ["total", "round2(taxable + tax + (shipping == null ? 0.0 : shipping))"],
  ["difference", "total - (amountDue == null ? 0.0 : amountDue)"],
  ["status", "absolute(difference) < 0.01 ? 'ok' : 'check'"],
  ["title", "titled(supplier, invoiceId, total)"],
  ["days", "due - issued"],
  ["priority", "total > 1000.0 ? (days < 15.0 ? 'high' : 'normal') : (total > 100.0 ? 'normal' : 'low')"],
];

export const rows = [
  ["net", "(quantity == null ? 1.0 : quantity) * price"],
  ["tax", "round2(net * (rate == null ? 0.0 : rate) / 100.0)"],
  ["gross", "round2(net + tax)"],
  ["size", "gross > 100.0 ? 'large' : 'small'"],
  ["share", "gross != 0.0 ? tax / gross : 0.0"],
];

export const functions = {
  round2,
  absolute: Math.abs,
  titled: (supplier, invoice, total) => `${supplier.toUpperCase()} ${invoice}: ${fixed2(total)}`,
};

/** By the name of a work: the formulas, and the objects they read and write. */
export function formulasOf(name, state) {
  if (name === "ten header formulas") return { formulas: header, scopes: [state] };
  if (name.startsWith("five row formulas")) return { formulas: rows, scopes: state };
  return null;
}

/** What computes the formulas of a work on a state, given how the peer compiles one: formula by formula, as the platform goes. */
export function computing(name, state, compile) {
  const found = formulasOf(name, state);
  if (found === null) return null;
  const compiled = found.formulas.map(([field, text]) => [field, compile(text)]);
  return () => {
    for (const [field, evaluate] of compiled) for (const scope of found.scopes) scope[field] = evaluate(scope);
    return state;
  };
}
