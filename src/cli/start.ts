import { Command, CommanderError } from "commander";
import { InputError } from "./input.ts";
import { endWithReader } from "./print.ts";

/** Told a command's exit code: 0 fine, 1 findings, 2 bad input or usage. */
export type Done = (exitCode: number) => void;

/** The program without its commands. */
export function newProgram(): Command {
  return (
    new Command("txs")
      .description("Runs TxScript formulas of document schemas, without Python")
      .exitOverride()
      // Names alone leave room for what the commands do: the list has to fit a screen.
      .configureHelp({ subcommandTerm: (command) => command.name() })
      .showHelpAfterError("(txs --help lists the commands)")
  );
}

/** Runs the command that the arguments name; `exitCode` tells what its action said. */
export async function start(program: Command, exitCode: () => number): Promise<void> {
  endWithReader();
  try {
    await program.parseAsync();
    process.exitCode = exitCode();
  } catch (error) {
    if (error instanceof InputError) process.stderr.write(`txs: ${error.message}\n`);
    else if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}
