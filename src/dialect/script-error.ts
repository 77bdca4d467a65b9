/** A field that is not there, a value that cannot be stored, a payload that cannot be served: what a hook's author can put right. */
export class TxScriptError extends Error {
  override readonly name: "TxScriptError" = "TxScriptError";
}
