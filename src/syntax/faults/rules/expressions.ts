/** Expressions, from the weakest operator to names. The notation is explained in `../rules.ts`. */
export const EXPRESSIONS: string = `
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
`;
