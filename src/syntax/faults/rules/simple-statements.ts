/** A module, its lines, and statements that fit on one. The notation is explained in `../rules.ts`. */
export const SIMPLE_STATEMENTS: string = `
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
`;
