/** Brackets: displays, comprehensions, arguments; and targets. The notation is explained in `../rules.ts`. */
export const DISPLAYS: string = `
list:
| '[' star_named_expressions? ']'

tuple:
| '(' (star_named_expression ',' star_named_expressions?)? ')'

set:
| '{' star_named_expressions '}'

dict:
| '{' (dict_entry/',' ','?)? '}'
| '{' mistaken_entries '}'

dict_entry:
| '**' bitwise_or
| pair

pair:
| expression ':' expression

mistaken_entries:
| dict_entry/',' ',' mistaken_pair
| expression ':' a='*' bitwise_or => a "cannot use a starred expression in a dictionary value"
| expression a=':' &('}' | ',') => a "expression expected after dictionary key and ':'"

mistaken_pair:
| a=expression !':' => key(a)
| expression ':' a='*' bitwise_or => a "cannot use a starred expression in a dictionary value"
| expression a=':' &('}' | ',') => a "expression expected after dictionary key and ':'"

for_if_clauses:
| for_if_clause+

for_if_clause:
| 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
| 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
| wrong_for_target

list_comp:
| '[' named_expression for_if_clauses ']'
| wrong_comprehension

set_comp:
| '{' named_expression for_if_clauses '}'
| wrong_comprehension

genexp:
| '(' (assignment_expression | expression !':=') for_if_clauses ')'
| wrong_comprehension

dict_comp:
| '{' pair for_if_clauses '}'
| wrong_dict_comp

wrong_comprehension:
| ('[' | '(' | '{') a=starred_expression for_if_clauses => a "iterable unpacking cannot be used in comprehension"
| ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses => a..b "did you forget parentheses around the comprehension target?"
| ('[' | '{') a=star_named_expression b=',' for_if_clauses => a..b "did you forget parentheses around the comprehension target?"

wrong_dict_comp:
| '{' a='**' bitwise_or for_if_clauses '}' => a "dict unpacking cannot be used in dict comprehension"

arguments!:
| args ','? &')'
| wrong_arguments

args:
| positional/',' (',' kwargs)?
| kwargs

positional:
| starred_expression
| (assignment_expression | expression !':=') !'='

kwargs:
| keyword_or_starred/',' ',' keyword_or_double_starred/','
| keyword_or_starred/','
| keyword_or_double_starred/','

starred_expression:
| wrong_starred
| '*' expression

wrong_starred:
| a='*' expression '=' b=expression => a..b "cannot assign to iterable argument unpacking"

keyword_or_starred:
| wrong_keyword
| NAME '=' expression
| starred_expression

keyword_or_double_starred:
| wrong_keyword
| NAME '=' expression
| '**' expression

wrong_keyword:
| a=('True' | 'False' | 'None') b='=' => a..b "cannot assign to {=a}"
| a=NAME b='=' expression for_if_clauses => a..b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
| !(NAME '=') a=expression b='=' => a..b "expression cannot contain assignment, perhaps you meant \\"==\\"?"
| a='**' expression '=' b=expression => a..b "cannot assign to keyword argument unpacking"

wrong_arguments:
| (positional/',' ',' kwargs | kwargs) ',' a='*' => a "iterable argument unpacking follows keyword argument unpacking"
| a=expression for_if_clauses ',' (args | expression for_if_clauses)? => a "Generator expression must be parenthesized"
| a=NAME b='=' expression for_if_clauses => a..b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
| (args ',')? a=NAME b='=' &(',' | ')') => a..b "expected argument value expression"
| a=args for_if_clauses => generator(a)
| args ',' a=expression for_if_clauses => a "Generator expression must be parenthesized"
| a=args ',' args => positional(a)

star_targets:
| star_target !','
| star_target (',' star_target)* ','?

star_target!:
| '*' !'*' star_target
| target_atom

target_atom!:
| t_primary '.' NAME !t_lookahead
| t_primary '[' slices ']' !t_lookahead
| star_atom

star_atom:
| NAME
| '(' target_atom ')'
| '(' (star_target (',' star_target)+ ','? | star_target ',')? ')'
| '[' (star_target/',' ','?)? ']'

single_target:
| single_reference
| NAME
| '(' single_target ')'

single_reference:
| t_primary '.' NAME !t_lookahead
| t_primary '[' slices ']' !t_lookahead

t_primary!:
| atom &t_lookahead (('.' NAME | '[' slices ']' | genexp | '(' arguments? ')') &t_lookahead)*

t_lookahead:
| '('
| '['
| '.'

del_target!:
| t_primary '.' NAME !t_lookahead
| t_primary '[' slices ']' !t_lookahead
| NAME
| '(' del_target ')'
| '(' (del_target/',' ','?)? ')'
| '[' (del_target/',' ','?)? ']'
`;
