import "server-only";
import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { type ActionFailure, Refusal } from "@/lib/domain/refusal";
import { storeRefusal } from "../db/store-errors";

/**
 * What the browser may know of something that went wrong: a refusal with its code, or an event id under which the log holds the rest.
 * Writes one log line, without the input.
 */
export function reportFailure(log: Logger, where: string, thrown: unknown): ActionFailure {
  // A read outside a transaction meets a lost store as the driver's error.
  const error = storeRefusal(thrown);
  if (error instanceof Refusal) {
    log.info({ where, code: error.code }, "refused");
    return { code: error.code, params: error.params };
  }
  const id = randomUUID();
  log.error({ where, eventId: id, err: error }, "unexpected failure");
  return { code: "unexpected", params: { id } };
}
