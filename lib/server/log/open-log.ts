import "server-only";
import pino, { type Logger } from "pino";

/** One JSON line per event on stdout. The paths are a net below the rule that nobody logs a secret. */
export function openLog(): Logger {
  return pino({
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "*.secretId",
      "*.secretKey",
      "*.sessionToken",
      "*.authSecret",
      "*.password",
      "*.token",
      "*.headers",
      "*.body",
    ],
  });
}
