import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "../audit/append-audit";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { startWorker } from "../worker/start-worker";
import { toggleSsl } from "./toggle-ssl";

let t: TestApp;
const name = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };
const enable = () => ({
  ...name,
  target: "enabled" as const,
  seen: "disabled" as const,
  reason: "",
  intentId: randomUUID(),
});

beforeEach(async () => {
  t = await openTestApp({ worker: startWorker, store: "sqlite" });
  t.emulator.addInstance({ ...name, ssl: "disabled" });
  await syncOnce(t);
  t.emulator.clearCalls();
});
afterEach(() => t.close());

// SQLite's own limit gives the very error of a full disk (SQLITE_FULL); a full PostgreSQL server can't be made from here.
describe("a store that is full", () => {
  function limitPages(limit: "now" | "none"): void {
    const { raw } = t.app.store;
    if (raw.engine !== "sqlite") throw new Error("Only SQLite has a page limit.");
    const pages = raw.database.prepare("pragma page_count").get() as { page_count: number };
    raw.database.pragma(`max_page_count = ${limit === "now" ? pages.page_count : 1_000_000_000}`);
  }

  test("refuses the change before the call, is not ready, and works again once there is room", async () => {
    const operator = await t.as("operator");
    limitPages("now");
    // What is left of the last pages of each table is used up first.
    const fill = () =>
      t.app.store.transaction((trx) =>
        appendAudit(trx, operator, { event: { action: "session.sign-out" }, outcome: "intent", subjectId: "filler" }),
      );
    let full = false;
    while (!full) {
      await fill().catch(() => {
        full = true;
      });
    }
    await expect(toggleSsl(operator, { ...enable(), reason: "r".repeat(500) })).rejects.toMatchObject({
      code: "store_unavailable",
      params: { code: "SQLITE_FULL" },
    });
    expect(await t.app.store.healthy()).toBe(false);
    expect(t.emulator.calls({ action: "InstanceEnableSSL" })).toHaveLength(0);

    limitPages("none");
    expect(await t.app.store.healthy()).toBe(true);
    let done = false;
    const change = toggleSsl(operator, enable()).finally(() => {
      done = true;
    });
    while (!done) await t.clock.advance(20);
    expect((await change).change?.state).toBe("applying");
  });
});
