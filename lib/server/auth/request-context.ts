import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor, App, Ctx } from "../context";
import { clientAddress } from "./client-address";

/** The context of one request: an id of ours, and the address that server.mjs vouches for. */
export function requestContext(app: App, headers: Headers, actor: Actor): Ctx {
  return { app, actor, requestId: randomUUID(), clientAddress: clientAddress(headers) };
}
