/** Slots of two operands whose special methods are `__key__` and `__rkey__`. `pow`, which takes three, is apart. */
export const binarySlots = [
  "add",
  "sub",
  "mul",
  "matmul",
  "truediv",
  "floordiv",
  "mod",
  "divmod",
  "lshift",
  "rshift",
  "and",
  "or",
  "xor",
] as const;

/** Slots of augmented assignment. */
export const inplaceSlots = [
  "iadd",
  "isub",
  "imul",
  "imatmul",
  "itruediv",
  "ifloordiv",
  "imod",
  "ipow",
  "ilshift",
  "irshift",
  "iand",
  "ior",
  "ixor",
] as const;

/** Slots of one operand. */
export const unarySlots = ["neg", "pos", "invert", "abs", "int", "float", "index"] as const;
