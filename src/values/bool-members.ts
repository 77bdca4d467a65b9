import { asInt, boolType, NotImplemented } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { define } from "./native.ts";
import { truth } from "./truth.ts";
import type { Value } from "./value.ts";

/** `&`, `|` and `^`: of two bools a bool, else of the ints they are. */
const bitwise =
  (onBools: (a: boolean, b: boolean) => boolean, onInts: (a: bigint, b: bigint) => bigint) =>
  (left: Value, right: Value): Value => {
    if (typeof left === "boolean" && typeof right === "boolean") return onBools(left, right);
    const a = asInt(left);
    const b = asInt(right);
    return a === undefined || b === undefined ? NotImplemented : onInts(a, b);
  };

/** `bool` is `int` but for its text and its logic. */
export function installBool(): void {
  define<boolean>(boolType, {
    slots: {
      new: (_, args, kwargs) => {
        if (kwargs !== null && kwargs.size > 0) throw typeError("bool() takes no keyword arguments");
        if (args.length > 1) throw typeError(`bool expected at most 1 argument, got ${args.length}`);
        return args[0] !== undefined && truth(args[0]);
      },
      repr: (self) => (self ? "True" : "False"),
      and: bitwise(
        (a, b) => a && b,
        (a, b) => a & b,
      ),
      or: bitwise(
        (a, b) => a || b,
        (a, b) => a | b,
      ),
      xor: bitwise(
        (a, b) => a !== b,
        (a, b) => a ^ b,
      ),
    },
  });
}
