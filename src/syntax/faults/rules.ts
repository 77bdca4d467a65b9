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
export const RULES: string = `
file:
| statement* END

statement:
| compound
| simple_line

simple_line:
| simple !';' NEWLINE
| simple/';' ';'? NEWLINE

simple!:
| assignment
| &"type" type_alias
| star_expressions
| &'return' return_stmt
| &('import' | 'from') import_stmt
| &'raise' raise_stmt
| 'pass'
| &'del' del_stmt
| &'yield' yield_expr
| &'assert' assert_stmt
| 'break'
| 'continue'
| &'global' 'global' NAME/','
| &'nonlocal' 'nonlocal' NAME/','

compound:
| &('def' | '@' | 'async') function_def
| &'if' if_stmt
| &('class' | '@') class_def
| &('with' | 'async') with_stmt
| &('for' | 'async') for_stmt
| &'try' try_stmt
| &'while' while_stmt
| match_stmt

assignment:
| NAME ':' expression ('=' assigned)?
| ('(' single_target ')' | single_reference) ':' expression ('=' assigned)?
| (star_targets '=')+ (yield_expr | star_expressions) !'='
| single_target augmented ~ assigned
| wrong_assignment

assigned:
| yield_expr
| star_expressions

augmented:
| '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='

wrong_assignment:
| a=annotated_display ':' expression => a "only single target (not {a}) can be annotated"
| a=star_named_expression ',' star_named_expressions* ':' expression => a "only single target (not tuple) can be annotated"
| a=expression ':' expression => a "illegal target for annotation"
| (star_targets '=')* a=star_expressions '=' => target(a, assign)
| (star_targets '=')* a=yield_expr '=' => a "assignment to yield expression not possible"
| a=star_expressions augmented assigned => a "'{a}' is an illegal expression for augmented assignment"

annotated_display:
| list
| tuple
| '(' annotated_display ')'

return_stmt:
| 'return' star_expressions?

raise_stmt:
| 'raise' expression ('from' expression)?
| 'raise'

del_stmt:
| 'del' del_target/',' ','? &(';' | NEWLINE)
| wrong_del

wrong_del:
| 'del' a=star_expressions => target(a, delete)

assert_stmt:
| 'assert' expression (',' expression)?

import_stmt:
| wrong_import
| import_name
| import_from

wrong_import:
| a='import' dotted_name/',' 'from' dotted_name => a "Did you mean to use 'from ... import ...' instead?"

import_name:
| 'import' dotted_as_name/','

dotted_as_name:
| dotted_name ('as' NAME)?

dotted_name!:
| NAME ('.' NAME)*

import_from:
| 'from' ('.' | '...')* dotted_name 'import' import_targets
| 'from' ('.' | '...')+ 'import' import_targets

import_targets:
| '(' import_as_names ','? ')'
| import_as_names !','
| '*'
| wrong_import_targets

wrong_import_targets:
| import_as_names ',' NEWLINE => last "trailing comma not allowed without surrounding parentheses"

import_as_names:
| import_as_name/','

import_as_name:
| NAME ('as' NAME)?

block!:
| NEWLINE INDENT statement+ DEDENT
| simple_line
| wrong_block

wrong_block:
| NEWLINE !INDENT => indent "expected an indented block"

decorators:
| ('@' named_expression NEWLINE)+

class_def:
| decorators class_raw
| class_raw

class_raw:
| wrong_class
| 'class' NAME type_params? ('(' arguments? ')')? ':' block

wrong_class:
| 'class' NAME type_params? ('(' arguments? ')')? NEWLINE => last "expected ':'"
| a='class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT => indent "expected an indented block after class definition on line {a}"

function_def:
| decorators function_raw
| function_raw

function_raw:
| wrong_function
| 'def' NAME type_params? must '(' params? ')' ('->' expression)? must ':' block
| 'async' 'def' NAME type_params? must '(' params? ')' ('->' expression)? must ':' block

wrong_function:
| 'async'? a='def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT => indent "expected an indented block after function definition on line {a}"

params:
| wrong_params
| slash_plain param_plain* param_default* star_etc?
| slash_default param_default* star_etc?
| param_plain+ param_default* star_etc?
| param_default+ star_etc?
| star_etc

slash_plain:
| param_plain+ '/' ','
| param_plain+ '/' &')'

slash_default:
| param_plain* param_default+ '/' ','
| param_plain* param_default+ '/' &')'

star_etc:
| wrong_star_etc
| '*' param_plain param_maybe* kwds?
| '*' param_starred param_maybe* kwds?
| '*' ',' param_maybe+ kwds?
| kwds

kwds:
| wrong_kwds
| '**' param_plain

param_plain:
| param ','
| param &')'

param_starred:
| NAME ':' star_expression ','
| NAME ':' star_expression &')'

param_default:
| param default ','
| param default &')'

param_maybe:
| param default? ','
| param default? &')'

param:
| NAME (':' expression)?

default:
| '=' expression
| wrong_default

wrong_default:
| a='=' &(')' | ',') => a "expected default value expression"

wrong_params:
| a='/' ',' => a "at least one argument must precede /"
| (slash_plain | slash_default) param_maybe* a='/' => a "/ may appear only once"
| slash_plain? param_plain* with_default a=param_plain => a "parameter without a default follows parameter with a default"
| param_plain* a='(' param_plain+ ','? b=')' => a..b "Function parameters cannot be parenthesized"
| (slash_plain | slash_default)? param_maybe* '*' (',' | param_plain) param_maybe* a='/' => a "/ must be ahead of *"
| param_maybe+ '/' a='*' => a "expected comma between / and *"

with_default:
| slash_default
| param_default+

wrong_star_etc:
| a='*' (')' | ',' (')' | '**')) => a "named arguments must follow bare *"
| '*' param a='=' => a "var-positional argument cannot have default value"
| '*' (param_plain | ',') param_maybe* a='*' (param_plain | ',') => a "* argument may appear only once"

wrong_kwds:
| '**' param a='=' => a "var-keyword argument cannot have default value"
| '**' param ',' a=param => a "arguments cannot follow var-keyword argument"
| '**' param ',' a=('*' | '**' | '/') => a "arguments cannot follow var-keyword argument"

if_stmt:
| wrong_if
| 'if' named_expression ':' block elif_stmt
| 'if' named_expression ':' block else_block?

wrong_if:
| 'if' named_expression NEWLINE => last "expected ':'"
| a='if' named_expression ':' NEWLINE !INDENT => indent "expected an indented block after 'if' statement on line {a}"

elif_stmt:
| wrong_elif
| 'elif' named_expression ':' block elif_stmt
| 'elif' named_expression ':' block else_block?

wrong_elif:
| 'elif' named_expression NEWLINE => last "expected ':'"
| a='elif' named_expression ':' NEWLINE !INDENT => indent "expected an indented block after 'elif' statement on line {a}"

else_block:
| wrong_else
| 'else' must ':' block

wrong_else:
| a='else' ':' NEWLINE !INDENT => indent "expected an indented block after 'else' statement on line {a}"

while_stmt:
| wrong_while
| 'while' named_expression ':' block else_block?

wrong_while:
| 'while' named_expression NEWLINE => last "expected ':'"
| a='while' named_expression ':' NEWLINE !INDENT => indent "expected an indented block after 'while' statement on line {a}"

for_stmt:
| wrong_for
| 'for' star_targets 'in' ~ star_expressions ':' block else_block?
| 'async' 'for' star_targets 'in' ~ star_expressions ':' block else_block?
| wrong_for_target

wrong_for:
| 'async'? 'for' star_targets 'in' star_expressions NEWLINE => last "expected ':'"
| 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT => indent "expected an indented block after 'for' statement on line {a}"

wrong_for_target:
| 'async'? 'for' a=star_expressions => target(a, for)

with_stmt:
| wrong_with_indent
| 'with' '(' with_item/',' ','? ')' ':' block
| 'with' with_item/',' ':' block
| 'async' 'with' '(' with_item/',' ','? ')' ':' block
| 'async' 'with' with_item/',' ':' block
| wrong_with

with_item:
| expression 'as' star_target &(',' | ')' | ':')
| wrong_with_item
| expression

wrong_with_item:
| expression 'as' a=expression &(',' | ')' | ':') => target(a, assign)

wrong_with:
| 'async'? 'with' (expression ('as' star_target)?)/',' NEWLINE => last "expected ':'"
| 'async'? 'with' '(' (expressions ('as' star_target)?)/',' ','? ')' NEWLINE => last "expected ':'"

wrong_with_indent:
| 'async'? a='with' (expression ('as' star_target)?)/',' ':' NEWLINE !INDENT => indent "expected an indented block after 'with' statement on line {a}"
| 'async'? a='with' '(' (expressions ('as' star_target)?)/',' ','? ')' ':' NEWLINE !INDENT => indent "expected an indented block after 'with' statement on line {a}"

try_stmt:
| wrong_try
| 'try' must ':' block finally_block
| 'try' must ':' block except_block+ else_block? finally_block?
| 'try' must ':' block except_star_block+ else_block? finally_block?

except_block:
| wrong_except_indent
| 'except' expression ('as' NAME)? ':' block
| 'except' ':' block
| wrong_except

except_star_block:
| wrong_except_star_indent
| 'except' '*' expression ('as' NAME)? ':' block
| wrong_except

finally_block:
| wrong_finally
| 'finally' must ':' block

wrong_try:
| a='try' ':' NEWLINE !INDENT => indent "expected an indented block after 'try' statement on line {a}"
| 'try' ':' block !('except' | 'finally') => last "expected 'except' or 'finally' block"
| 'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':' => a..b "cannot have both 'except' and 'except*' on the same 'try'"
| 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':' => a "cannot have both 'except' and 'except*' on the same 'try'"

wrong_except:
| 'except' '*'? a=expression ',' expressions ('as' NAME)? ':' => a "multiple exception types must be parenthesized"
| 'except' '*'? expression ('as' NAME)? NEWLINE => last "expected ':'"
| 'except' NEWLINE => last "expected ':'"
| 'except' '*' (NEWLINE | ':') => last "expected one or more exception types"

wrong_except_indent:
| a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => indent "expected an indented block after 'except' statement on line {a}"
| a='except' ':' NEWLINE !INDENT => indent "expected an indented block after 'except' statement on line {a}"

wrong_except_star_indent:
| a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => indent "expected an indented block after 'except*' statement on line {a}"

wrong_finally:
| a='finally' ':' NEWLINE !INDENT => indent "expected an indented block after 'finally' statement on line {a}"

match_stmt:
| "match" subject ':' NEWLINE INDENT case_block+ DEDENT
| wrong_match

subject:
| star_named_expression ',' star_named_expressions?
| named_expression

wrong_match:
| "match" subject NEWLINE => last "expected ':'"
| a="match" subject ':' NEWLINE !INDENT => indent "expected an indented block after 'match' statement on line {a}"

case_block:
| wrong_case
| "case" patterns guard? ':' block

wrong_case:
| "case" patterns guard? NEWLINE => last "expected ':'"
| a="case" patterns guard? ':' NEWLINE !INDENT => indent "expected an indented block after 'case' statement on line {a}"

guard:
| 'if' named_expression

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

expressions:
| expression (',' expression)+ ','?
| expression ','
| expression

expression!:
| wrong_expression
| wrong_legacy
| disjunction 'if' disjunction 'else' expression
| disjunction
| lambda

wrong_expression:
| !(NAME STRING | soft) a=disjunction b=plain_expression => comma(a, b)
| a=disjunction 'if' b=disjunction !('else' | ':') => a..b "expected 'else' after 'if' expression"
| a='lambda' lambda_params? b=':' &FSTRING_MIDDLE => a..b "f-string: lambda expressions are not allowed without parentheses"

soft:
| a=NAME check soft

plain_expression:
| correct conditional

conditional:
| disjunction 'if' disjunction 'else' expression
| disjunction
| lambda

wrong_legacy:
| a=NAME !'(' b=star_expressions => legacy(a, b)

yield_expr:
| 'yield' 'from' expression
| 'yield' star_expressions?

star_expressions:
| star_expression (',' star_expression)+ ','?
| star_expression ','
| star_expression

star_expression!:
| '*' bitwise_or
| expression

star_named_expressions:
| star_named_expression/',' ','?

star_named_expression:
| '*' bitwise_or
| named_expression

assignment_expression:
| NAME ':=' ~ expression

named_expression:
| assignment_expression
| wrong_named_expression
| expression !':='

wrong_named_expression!:
| a=expression ':=' expression => a "cannot use assignment expressions with {a}"
| a=NAME b='=' c=bitwise_or !('=' | ':=') => a..c "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
| !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or b='=' bitwise_or !('=' | ':=') => a "cannot assign to {a} here. Maybe you meant '==' instead of '='?"

disjunction!:
| conjunction ('or' conjunction)+
| conjunction

conjunction!:
| inversion ('and' inversion)+
| inversion

inversion!:
| 'not' inversion
| comparison

comparison:
| bitwise_or compared+
| bitwise_or

compared:
| '==' bitwise_or
| a='!=' check unequal bitwise_or
| '<=' bitwise_or
| '<' bitwise_or
| '>=' bitwise_or
| '>' bitwise_or
| 'not' 'in' bitwise_or
| 'in' bitwise_or
| 'is' 'not' bitwise_or
| 'is' bitwise_or

bitwise_or!:
| bitwise_xor ('|' bitwise_xor)*

bitwise_xor!:
| bitwise_and ('^' bitwise_and)*

bitwise_and!:
| shift ('&' shift)*

shift!:
| sum (('<<' | '>>') sum)*

sum!:
| term (('+' | '-') term)*

term!:
| factor (('*' | '/' | '//' | '%' | '@') factor)*

factor!:
| '+' factor
| '-' factor
| '~' factor
| power

power:
| awaited '**' factor
| awaited

awaited!:
| 'await' primary
| primary

primary!:
| atom trailer*

trailer:
| '.' NAME
| genexp
| '(' arguments? ')'
| '[' slices ']'

slices:
| slice !','
| (slice | starred_expression)/',' ','?

slice:
| expression? ':' expression? (':' expression?)?
| named_expression

atom:
| NAME
| 'True'
| 'False'
| 'None'
| &(STRING | FSTRING_START) strings
| a=NUMBER check number
| &'(' (tuple | group | genexp)
| &'[' (list | list_comp)
| &'{' (dict | set | dict_comp | set_comp)
| '...'

group:
| '(' (yield_expr | named_expression) ')'
| wrong_group

wrong_group:
| '(' a=starred_expression ')' => a "cannot use starred expression here"
| '(' a='**' expression ')' => a "cannot use double starred expression here"

lambda:
| 'lambda' lambda_params? ':' expression

lambda_params:
| wrong_lambda_params
| lambda_slash_plain lambda_plain* lambda_default* lambda_star_etc?
| lambda_slash_default lambda_default* lambda_star_etc?
| lambda_plain+ lambda_default* lambda_star_etc?
| lambda_default+ lambda_star_etc?
| lambda_star_etc

lambda_slash_plain:
| lambda_plain+ '/' ','
| lambda_plain+ '/' &':'

lambda_slash_default:
| lambda_plain* lambda_default+ '/' ','
| lambda_plain* lambda_default+ '/' &':'

lambda_star_etc:
| wrong_lambda_star_etc
| '*' lambda_plain lambda_maybe* lambda_kwds?
| '*' ',' lambda_maybe+ lambda_kwds?
| lambda_kwds

lambda_kwds:
| wrong_lambda_kwds
| '**' lambda_plain

lambda_plain:
| NAME ','
| NAME &':'

lambda_default:
| NAME default ','
| NAME default &':'

lambda_maybe:
| NAME default? ','
| NAME default? &':'

wrong_lambda_params:
| a='/' ',' => a "at least one argument must precede /"
| (lambda_slash_plain | lambda_slash_default) lambda_maybe* a='/' => a "/ may appear only once"
| lambda_slash_plain? lambda_plain* (lambda_slash_default | lambda_default+) a=lambda_plain => a "parameter without a default follows parameter with a default"
| lambda_plain* a='(' NAME/',' ','? b=')' => a..b "Lambda expression parameters cannot be parenthesized"
| (lambda_slash_plain | lambda_slash_default)? lambda_maybe* '*' (',' | lambda_plain) lambda_maybe* a='/' => a "/ must be ahead of *"
| lambda_maybe+ '/' a='*' => a "expected comma between / and *"

wrong_lambda_star_etc:
| '*' (':' | ',' (':' | '**')) => last "named arguments must follow bare *"
| '*' NAME a='=' => a "var-positional argument cannot have default value"
| '*' (lambda_plain | ',') lambda_maybe* a='*' (lambda_plain | ',') => a "* argument may appear only once"

wrong_lambda_kwds:
| '**' NAME a='=' => a "var-keyword argument cannot have default value"
| '**' NAME ',' a=NAME => a "arguments cannot follow var-keyword argument"
| '**' NAME ',' a=('*' | '**' | '/') => a "arguments cannot follow var-keyword argument"

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
