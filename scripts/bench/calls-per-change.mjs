import { randomUUID } from "node:crypto";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { plain, seconds } from "./section.mjs";

const FLOW_MILLIS = 30_000;
const REGION = "ap-jakarta";
const CASES = [
  { instanceId: "cmgo-fresh001", what: "facts just read (the dialog was open)", stale: false },
  { instanceId: "cmgo-stale001", what: "facts read a minute ago", stale: true },
  { instanceId: "cmgo-noflow01", what: "facts just read, answer without FlowId", stale: false },
];
const ACTIONS = ["InstanceEnableSSL", "DescribeAsyncRequestInfo", "DescribeDBInstances", "DescribeInstanceSSL"];

/**
 * What one switched instance costs of the account's quota, with the real pace.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureCallsPerChange() {
  /** @type {typeof import("../../lib/server/changes/toggle-ssl")} */
  const { toggleSsl } = await loadTypescript("lib/server/changes/toggle-ssl.ts");
  const emulator = await startBenchEmulator({ seed: "empty", latencyMillis: 50, flowMillis: FLOW_MILLIS });
  for (const { instanceId } of CASES) await emulator.addInstance({ region: REGION, instanceId, ssl: "disabled" });
  await emulator.addFault({ kind: "no_flow_id", instanceId: "cmgo-noflow01" });
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const clock = await realClock();
  const { app, ctx, close } = await openPagelessApp({
    config: { ...config, cloud: { ...config.cloud, regions: [REGION] } },
    clock,
    log: silent,
  });
  const { db } = app.store;
  try {
    for (;;) {
      const run = await db.selectFrom("sync_runs").select("ended_at").executeTakeFirst();
      if (run?.ended_at != null) break;
      await clock.sleep(20);
    }
    for (const { instanceId, stale } of CASES) {
      if (!stale) continue;
      const before = clock.now() - 60_000;
      await db
        .updateTable("instances")
        .set({ listed_at: before, ssl_checked_at: before })
        .where("instance_id", "=", instanceId)
        .execute();
    }
    await emulator.clearCalls();
    await Promise.all(
      CASES.map(({ instanceId }) =>
        toggleSsl(ctx, {
          intentId: randomUUID(),
          region: REGION,
          instanceId,
          target: "enabled",
          seen: "disabled",
          reason: "",
        }),
      ),
    );
    for (;;) {
      const open = await db.selectFrom("change_items").select("id").where("ended_at", "is", null).execute();
      if (open.length === 0) break;
      await clock.sleep(50);
    }
    const calls = await emulator.calls();
    const items = await db.selectFrom("change_items").selectAll().execute();
    const truth = await emulator.instances();
    const rows = CASES.flatMap(({ instanceId, what }) => {
      const counts = ACTIONS.map(
        (action) => calls.filter((call) => call.action === action && isAbout(call, instanceId)).length,
      );
      const item = items.find((row) => row.instance_id === instanceId);
      const flow = truth.find((row) => row.instanceId === instanceId)?.flow;
      const sends = counts[0] ?? 0;
      const late = ((item?.ended_at ?? Number.NaN) - (flow?.endsAt ?? Number.NaN)) / 1000;
      return [
        { what: `${what}: InstanceEnableSSL`, measured: plain(sends), goal: "1", met: sends === 1 },
        {
          what: `${what}: reads`,
          measured: `${counts.slice(1).reduce((sum, count) => sum + count, 0)} (flow ${counts[1]}, list ${counts[2]}, SSL ${counts[3]})`,
        },
        { what: `${what}: known after the task's end`, measured: `${seconds(late)} (${item?.state})` },
      ];
    });
    return {
      title: "API calls of one switched instance",
      how: `From the confirmation on; the task takes ${FLOW_MILLIS / 1000} s, the pace of looks is the product's own (lib/domain/change-pace.ts).`,
      rows,
    };
  } finally {
    await close();
    await store.remove();
    await emulator.close();
  }
}

/** @param {import("../../emulator/call-log").Call} call @param {string} id */
function isAbout({ instanceId, params }, id) {
  return (
    instanceId === id ||
    ("InstanceIds" in params && Array.isArray(params.InstanceIds) && params.InstanceIds.includes(id))
  );
}
