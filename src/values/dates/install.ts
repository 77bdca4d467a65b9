import { installDate } from "./date-members.ts";
import { installStructSequences } from "./struct-sequences.ts";
import { installTimedelta } from "./timedelta-members.ts";

/** Fills the types of this folder: `date`, `timedelta`, and the tuples that dates answer with. */
export function installDates(): void {
  installStructSequences();
  installTimedelta();
  installDate();
}
