/** Statements with blocks. The notation is explained in `../rules.ts`. */
export const COMPOUND_STATEMENTS: string = `
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
`;
