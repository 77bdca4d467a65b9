/** Parameters of functions and lambdas. The notation is explained in `../rules.ts`. */
export const PARAMETERS: string = `
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
`;
