import "server-only";
import type { Kysely, Transaction } from "kysely";
import type { Logger } from "pino";
import { can, type Permission, type Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import type { Auth } from "./auth/open-auth";
import type { Clock } from "./clock";
import type { Cloud } from "./cloud/cloud";
import type { Config } from "./config/config";
import type { Schema } from "./db/schema";
import type { Store } from "./db/store";
import type { Worker } from "./worker/worker";

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

/** What one process holds once, whatever bundles Next makes of the code (see registry.ts). */
export type App = {
  readonly config: Config;
  readonly store: Store;
  readonly cloud: Cloud;
  readonly auth: Auth;
  readonly worker: Worker;
  readonly clock: Clock;
  readonly log: Logger;
};

export type Actor =
  | {
      readonly kind: "member";
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly role: Role;
      readonly sessionId: string;
    }
  | { readonly kind: "program"; readonly name: string };

/** Who asks, from where, and with what: the first argument of every verb. */
export type Ctx = {
  readonly app: App;
  readonly actor: Actor;
  /** Ours, made per request; the cloud's RequestId is always called so. */
  readonly requestId: string;
  readonly clientAddress: string | null;
};

/** The first line of every verb. The program itself (worker, command line) may do what it is written to do. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (ctx.actor.kind === "program") return;
  if (!can(ctx.actor.role, permission)) throw new Refusal("not_permitted", { permission });
}
