import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { toggleSsl } from "../changes/toggle-ssl";
import { failureOf } from "../cloud/test-cloud";
import type { Ctx } from "../context";
import { refreshInstances } from "../inventory/refresh-instances";
import { syncOnce } from "../testing/change-run";
import { openSecondReplica, type SecondReplica } from "../testing/second-replica";
import { openTestApp, type TestApp } from "../testing/test-app";
import { fencedStore, NoLongerLeading } from "../worker/fenced-store";
import { startWorker } from "../worker/start-worker";

const name = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };

describe("two processes on one PostgreSQL", () => {
  let t: TestApp;
  let second: SecondReplica;
  let operator: Ctx;

  /** Turns the loops' clock in small steps until it is so. */
  async function until(fits: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 10_000; !(await fits()); ) {
      if (Date.now() > end) throw new Error("It did not come to that within 10 s.");
      await t.clock.advance(20);
    }
  }
  async function whileTurning<T>(doing: Promise<T>): Promise<T> {
    let done = false;
    const watched = doing.finally(() => {
      done = true;
    });
    watched.catch(() => undefined);
    await until(() => done);
    return watched;
  }
  const lease = () => t.app.store.db.selectFrom("leases").selectAll().executeTakeFirst();
  /** How many of the processes hear what the others tell. */
  async function listening(): Promise<number> {
    const { rows } = await sql<{ count: string }>`select count(*) from pg_stat_activity
      where datname = current_database() and state = 'idle' and query like 'listen %'`.execute(t.app.store.db);
    return Number(rows[0]?.count);
  }

  beforeEach(async () => {
    t = await openTestApp({ worker: startWorker });
    t.emulator.addInstance({ ...name, name: "orders", ssl: "disabled" });
    await until(async () => (await lease()) !== undefined);
    await syncOnce(t);
    second = await openSecondReplica(t);
    await until(() => second.app.worker.alive());
    operator = { ...(await t.as("operator")), app: second.app };
    t.emulator.clearCalls();
  });
  afterEach(async () => {
    await second.close();
    await t.close();
  });

  test("a switch on the follower is sent by the leader, and the follower answers with the RequestId", async () => {
    const intent = { ...name, target: "enabled", seen: "disabled", reason: "", intentId: randomUUID() } as const;
    const { change } = await whileTurning(toggleSsl(operator, intent));
    const sent = t.emulator.calls({ action: "InstanceEnableSSL" });
    expect(change).toMatchObject({ state: "applying", requestId: sent[0]?.requestId });
    expect(sent).toHaveLength(1);
    expect(second.ownCloud.stats().callsByAction).toEqual({});
  });

  test("the follower's reads go through the leader, answers and failures alike", async () => {
    t.emulator.updateInstance(name.region, name.instanceId, { ssl: "enabled" });
    const { cloud } = second.app;
    const answer = await whileTurning(cloud.readSsl(name.region, name.instanceId, { lane: "change" }));
    expect(answer).toMatchObject({
      enabled: true,
      requestId: t.emulator.calls({ action: "DescribeInstanceSSL" })[0]?.requestId,
    });
    const byId = [name.region, name.instanceId, { lane: "sync" }] as const;
    const { strings } = await whileTurning(cloud.readConnectionStrings(...byId));
    expect(strings.map(({ type }) => type)).toContain("CLUSTER_ALL");
    expect((await whileTurning(cloud.readClients(...byId))).clients).toBeGreaterThan(0);
    t.emulator.addFault({ action: "DescribeInstanceSSL", kind: "api_error", code: "UnauthorizedOperation" });
    const failure = await whileTurning(failureOf(cloud.readSsl(name.region, name.instanceId, { lane: "change" })));
    expect(failure).toMatchObject({ class: "permission", code: "UnauthorizedOperation" });
    expect(second.ownCloud.stats().callsByAction).toEqual({});
    expect(await t.app.store.db.selectFrom("leader_requests").selectAll().execute()).toEqual([]);
  });

  test("the follower never sends InstanceEnableSSL itself", async () => {
    const failure = await failureOf(second.app.cloud.enableSsl(name.region, name.instanceId, true, { lane: "change" }));
    expect(failure.class).toBe("not_sent");
    expect(t.emulator.calls()).toEqual([]);
  });

  test("a refresh and the rows on a follower's screen are read by the leader", async () => {
    const known = async () => {
      const row = await t.app.store.db.selectFrom("instances").select("ssl_state").executeTakeFirst();
      return row?.ssl_state;
    };
    t.emulator.updateInstance(name.region, name.instanceId, { ssl: "enabled" });
    await whileTurning(refreshInstances(operator, { keys: [name], everything: false }));
    expect(await known()).toBe("enabled");
    t.emulator.updateInstance(name.region, name.instanceId, { ssl: "disabled" });
    second.app.worker.prefer([name]);
    await until(async () => (await known()) === "disabled");
    expect(second.ownCloud.stats().callsByAction).toEqual({});
  });

  test("a clean stop hands over at once, and what the old leader would still write is refused", async () => {
    const before = await lease();
    await vi.waitFor(async () => expect(await listening()).toBe(2), { timeout: 10_000 });
    // The clock stands still: who stands by does not look by itself, it is told.
    await t.app.worker.stop();
    await vi.waitFor(async () => expect((await lease())?.epoch).toBe(Number(before?.epoch) + 1), { timeout: 10_000 });
    const old = fencedStore(t.app.store, Number(before?.epoch));
    const late = old.transaction((trx) => trx.updateTable("instances").set({ ssl_state: "unknown" }).execute());
    await expect(late).rejects.toThrow(NoLongerLeading);
  });
});
