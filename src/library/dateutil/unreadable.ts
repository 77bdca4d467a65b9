/** Thrown inside the date reader when a text is no date; never leaves it. It is no `Error`: no stack is of use. */
export class Unreadable {}
