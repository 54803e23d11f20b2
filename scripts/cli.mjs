import { loadTypescript } from "./start/load-typescript.mjs";

// Commands for whoever has a shell on the server; they work while the console runs. The work itself is lib/server/cli.
process.chdir(new URL("..", import.meta.url).pathname);
/** @type {typeof import("../lib/server/cli/run-command")} */
const { runCommand } = await loadTypescript("lib/server/cli/run-command.ts");
process.exitCode = await runCommand(process.argv.slice(2));
