/** The method that Node.js asks for what `console.log` shows; without it whole documents would be printed. */
const inspection = Symbol.for("nodejs.util.inspect.custom");

/** Says what is shown of an object, or of the instances of a class when given its prototype. */
export function showAs<T extends object>(shown: T, as: (self: T) => unknown): void {
  Object.defineProperty(shown, inspection, {
    configurable: true,
    value(this: T) {
      return as(this);
    },
  });
}
