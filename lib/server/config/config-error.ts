import "server-only";

export type ConfigProblem = { readonly variable: string; readonly problem: string };

/** Everything that is wrong with the environment, in one message for the terminal. Never holds a variable's value: it may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, problem }) => `  ${variable}: ${problem}`);
    super(`The configuration is wrong (docs/configuration.md):\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}
