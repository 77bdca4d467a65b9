/** Strings and the fields of f-strings. The notation is explained in `../rules.ts`. */
export const STRINGS: string = `
strings!:
| a=string+ check strings

string:
| a=fstring check fstring
| a=STRING check string

fstring:
| FSTRING_START (field | FSTRING_MIDDLE)* FSTRING_END

field:
| '{' (yield_expr | star_expressions) '='? a=conversion? (':' spec*)? '}' check letter
| wrong_field

conversion:
| a='!' b=NAME check conversion

spec:
| a=FSTRING_MIDDLE check spec
| field

wrong_field:
| '{' a='=' => a "f-string: valid expression required before '='"
| '{' a='!' => a "f-string: valid expression required before '!'"
| '{' a=':' => a "f-string: valid expression required before ':'"
| '{' a='}' => a "f-string: valid expression required before '}'"
| '{' !(yield_expr | star_expressions) => next "f-string: expecting a valid expression after '{'"
| '{' (yield_expr | star_expressions) !('=' | '!' | ':' | '}') => next "f-string: expecting '=', or '!', or ':', or '}'"
| '{' (yield_expr | star_expressions) '=' !('!' | ':' | '}') => next "f-string: expecting '!', or ':', or '}'"
| '{' (yield_expr | star_expressions) '='? wrong_conversion
| '{' (yield_expr | star_expressions) '='? ('!' NAME)? !(':' | '}') => next "f-string: expecting ':' or '}'"
| '{' (yield_expr | star_expressions) '='? ('!' NAME)? ':' spec* !'}' => next "f-string: expecting '}', or format specs"
| '{' (yield_expr | star_expressions) '='? ('!' NAME)? !'}' => next "f-string: expecting '}'"

wrong_conversion:
| '!' &(':' | '}') => next "f-string: missing conversion character"
| '!' !NAME => next "f-string: invalid conversion character"
`;
