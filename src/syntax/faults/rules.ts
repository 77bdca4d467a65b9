import { COMPOUND_STATEMENTS } from "./rules/compound-statements.ts";
import { DISPLAYS } from "./rules/displays.ts";
import { EXPRESSIONS } from "./rules/expressions.ts";
import { PARAMETERS } from "./rules/parameters.ts";
import { PATTERNS } from "./rules/patterns.ts";
import { SIMPLE_STATEMENTS } from "./rules/simple-statements.ts";
import { STRINGS } from "./rules/strings.ts";

/**
 * Python 3.12's grammar once more, as an ordered-choice grammar with its well-known mistakes in it.
 *
 * CPython finds its messages by reading a faulty text a second time with rules for mistakes mixed into the grammar; the
 * first that matches, in its order of trying, decides. To give the same message one has to try in the same order, and
 * that is what this table is for. It plays no part in reading correct text.
 *
 *   name: …        a rule; `name!:` remembers its outcomes whether or not mistakes are being looked for
 *   | …            an alternative; the first that matches wins
 *   'if' "case"    a token; a name with that spelling
 *   x? x* x+       optional, repeated;  x/','  one or more with commas between
 *   &x !x          what must, or must not, come next
 *   ~              no other alternative of this rule after this point
 *   must 'x'       the token has to come: if not, that is the message
 *   check f        a mistake that is looked for at once; `correct x`  reads x without looking for mistakes
 *   wrong_…        a rule for a mistake, tried only while looking for mistakes
 *   a=x            names a part for the message
 *   => WHERE "…"   the mistake: where it is (a part, a range `a..b`, the `last` token seen, the `next` token) and what to
 *                  say; or a function of `messages.ts`
 */
export const RULES: string = [
  SIMPLE_STATEMENTS,
  COMPOUND_STATEMENTS,
  PARAMETERS,
  PATTERNS,
  EXPRESSIONS,
  STRINGS,
  DISPLAYS,
].join("\n");
