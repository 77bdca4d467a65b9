/** What stands after `case`; type parameters. The notation is explained in `../rules.ts`. */
export const PATTERNS: string = `
patterns:
| maybe_star_pattern ',' maybe_star_patterns?
| pattern

pattern:
| as_pattern
| or_pattern

as_pattern:
| or_pattern 'as' capture
| wrong_as_pattern

wrong_as_pattern:
| or_pattern 'as' a="_" => a "cannot use '_' as a target"
| or_pattern 'as' !NAME a=expression => a "invalid pattern target"

or_pattern:
| closed_pattern/'|'

closed_pattern!:
| literal_pattern
| capture
| "_"
| attr !('.' | '(' | '=')
| '(' pattern ')'
| '[' maybe_star_patterns? ']'
| '(' (maybe_star_pattern ',' maybe_star_patterns?)? ')'
| mapping_pattern
| class_pattern

literal_pattern:
| signed_number !('+' | '-')
| complex
| strings
| 'None'
| 'True'
| 'False'

complex:
| real ('+' | '-') a=NUMBER check imaginary

real:
| '-'? a=NUMBER check real

signed_number:
| '-'? a=NUMBER check number

capture:
| !"_" NAME !('.' | '(' | '=')

attr!:
| NAME ('.' NAME)+

name_or_attr!:
| NAME ('.' NAME)*

maybe_star_patterns:
| maybe_star_pattern/',' ','?

maybe_star_pattern!:
| '*' (capture | "_")
| pattern

mapping_pattern:
| '{' '}'
| '{' double_star_pattern ','? '}'
| '{' key_value_pattern/',' ',' double_star_pattern ','? '}'
| '{' key_value_pattern/',' ','? '}'

key_value_pattern:
| (literal_pattern | attr) ':' pattern

double_star_pattern:
| '**' capture

class_pattern:
| name_or_attr '(' ')'
| name_or_attr '(' positional_patterns ','? ')'
| name_or_attr '(' keyword_pattern/',' ','? ')'
| name_or_attr '(' positional_patterns ',' keyword_pattern/',' ','? ')'
| wrong_class_pattern

positional_patterns:
| pattern/','

keyword_pattern:
| NAME '=' pattern

wrong_class_pattern:
| name_or_attr '(' (positional_patterns ',')? keyword_pattern/',' ',' a=positional_patterns => a "positional patterns follow keyword patterns"

type_alias:
| "type" NAME type_params? '=' expression

type_params:
| '[' type_param/',' ','? ']'

type_param!:
| NAME (':' expression)?
| '*' NAME a=':' b=expression => bound(a, b, TypeVarTuple)
| '*' NAME
| '**' NAME a=':' b=expression => bound(a, b, ParamSpec)
| '**' NAME
`;
