import "server-only";
import type { Logger } from "pino";

/**
 * Sends what the framework complains about on the console into the log: one line each instead of a scattered stack, and without the words
 * of a SyntaxError, which quote what could not be parsed: a request's body, so maybe a password.
 */
export function consoleToLog(log: Logger): void {
  console.error = (...words: unknown[]) => log.error(lineOf(words), "framework");
  console.warn = (...words: unknown[]) => log.warn(lineOf(words), "framework");
}

function lineOf(words: readonly unknown[]): { readonly said?: string; readonly error?: object } {
  const error = words.find((word) => word instanceof Error);
  if (error) return { error: errorFields(error) };
  return {
    said: words
      .filter((word) => typeof word === "string")
      .join(" ")
      .trim(),
  };
}

function errorFields(error: Error): object {
  const { name, stack = "" } = error;
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  return {
    name,
    message: name === "SyntaxError" ? "can't be parsed" : error.message,
    ...("digest" in error ? { digest: error.digest } : {}),
    at: frames.map((line) => line.slice(7)),
  };
}
