import "server-only";
import { randomUUID } from "node:crypto";
import type { App, Ctx } from "../context";

/** The program itself acts: at start, or on the command line of the server. */
export function programContext(app: App, name: string): Ctx {
  return { app, actor: { kind: "program", name }, requestId: randomUUID(), clientAddress: null };
}
