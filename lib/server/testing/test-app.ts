import "server-only";
import { randomUUID } from "node:crypto";
import pino from "pino";
import type { Emulator, EmulatorOptions } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Role } from "@/lib/domain/permission";
import { openAuth } from "../auth/open-auth";
import { openCloud } from "../cloud/open-cloud";
import type { Config } from "../config/config";
import type { App, Ctx } from "../context";
import { openStore } from "../db/open-store";
import type { StartedWorker } from "../worker/start-worker";
import type { Worker } from "../worker/worker";
import { type TestClock, testClock } from "./test-clock";
import { testConfig } from "./test-config";
import { makeTestStore } from "./test-store";

export type TestApp = {
  readonly app: App;
  readonly emulator: Emulator;
  readonly clock: TestClock;
  /** What the console logged so far, a line each: audit lines, refusals. Tests look in it for what must not be there. */
  readonly logged: readonly string[];
  /** A context of a member of this role; a new user each time. */
  as(role: Role): Promise<Ctx>;
  close(): Promise<void>;
};

export type TestAppOptions = {
  readonly emulator?: EmulatorOptions;
  readonly config?: (config: Config) => Config;
  readonly store?: "sqlite";
  /** The real worker instead of one that does nothing: `(parts) => startWorker(parts)`. */
  readonly worker?: (parts: Omit<App, "worker">) => StartedWorker;
};

const noWorker: Worker = {
  wakeChanges: () => undefined,
  itemSent: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
  prefer: () => undefined,
  alive: () => true,
  stop: () => Promise.resolve(),
};

/** A whole console without its pages: a real store (TEST_DATABASE_URL = PostgreSQL, else SQLite), the real SDK, the emulator, a clock turned by hand. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = testClock();
  const emulator = await startEmulator({ seed: "empty", now: () => clock.now(), ...options.emulator });
  const testStore = await makeTestStore({ only: options.store, migrated: true });
  const plain = testConfig({ store: testStore.config, dataDir: testStore.dataDir, endpoint: emulator.url });
  const config = options.config ? options.config(plain) : plain;
  const logged: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void logged.push(line) });
  const store = await openStore(config, clock);
  const parts = { config, store, clock, log, cloud: openCloud(config, clock, log), auth: openAuth(store, config, log) };
  const worker = options.worker?.(parts);
  const app: App = { ...parts, cloud: worker?.cloud ?? parts.cloud, worker: worker ?? noWorker };

  return {
    app,
    emulator,
    clock,
    logged,
    as: async (role) => {
      const id = randomUUID();
      const at = new Date(clock.now()).toISOString();
      const user = { id, name: `A ${role}`, email: `${id}@example.test`, image: null, createdAt: at, updatedAt: at };
      await store.transaction(async (trx) => {
        await trx
          .insertInto("user")
          .values({ ...user, emailVerified: store.engine === "sqlite" ? 1 : true })
          .execute();
        await trx.insertInto("members").values({ user_id: id, role, locale: null, created_at: clock.now() }).execute();
      });
      const actor = {
        kind: "member" as const,
        userId: id,
        name: user.name,
        email: user.email,
        role,
        sessionId: "test",
      };
      return { app, actor, requestId: randomUUID(), clientAddress: "192.0.2.7" };
    },
    close: async () => {
      await app.worker.stop();
      app.cloud.close();
      await store.close();
      await emulator.close();
      await testStore.remove();
    },
  };
}
