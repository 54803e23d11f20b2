import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { getChange } from "@/lib/server/changes/get-change";
import { setApp } from "@/lib/server/registry";
import { askForApproval } from "@/lib/server/testing/approval-run";
import { syncOnce } from "@/lib/server/testing/change-run";
import { openTestApp, type TestApp } from "@/lib/server/testing/test-app";
import { addPerson, browserOf, contextOf } from "@/lib/server/testing/test-people";
import { approveChange, refuseChange, setApprovalPolicy } from "./approvals";

// The request that Next would have around the action.
let sent = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(sent) }));

let t: TestApp;
const browsers: Record<string, Headers> = {};
const as = (email: string) => {
  sent = browsers[email] ?? new Headers();
};

beforeAll(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  setApp(t.app);
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-eyes0001", ssl: "disabled" });
  await syncOnce(t);
  for (const [email, role] of [
    ["admin@example.test", "admin"],
    ["other@example.test", "operator"],
    ["viewer@example.test", "viewer"],
  ] as const) {
    await addPerson(t.app, email, role);
    browsers[email] = await browserOf(t.app, email);
  }
});
afterAll(() => t.close());

it("refuses an administrator's approval of their own change, whatever the page shows, and lets another one's through", async () => {
  as("admin@example.test");
  expect(await setApprovalPolicy({ scope: "all", largerThan: 10, solo: false })).toEqual({ data: null });
  const admin = await contextOf(t.app, browsers["admin@example.test"] ?? new Headers());
  if (!admin) throw new Error("not signed in");
  const changeId = await askForApproval(admin);
  const { approval } = await getChange(admin, changeId);
  const input = { changeId, fingerprint: approval?.fingerprint ?? "", reason: "" };

  expect((await approveChange(input))?.serverError).toEqual({ code: "own_change", params: {} });
  as("viewer@example.test");
  expect((await approveChange(input))?.serverError?.code).toBe("not_permitted");
  expect((await setApprovalPolicy({ scope: "off", largerThan: 10, solo: false }))?.serverError?.code).toBe(
    "not_permitted",
  );
  as("nobody@example.test");
  expect((await approveChange(input))?.serverError?.code).toBe("signed_out");
  as("other@example.test");
  expect((await setApprovalPolicy({ scope: "off", largerThan: 10, solo: false }))?.serverError?.code).toBe(
    "not_permitted",
  );
  expect((await refuseChange(input))?.validationErrors).toMatchObject({ reason: { _errors: [expect.any(String)] } });
  expect(await t.app.store.db.selectFrom("approvals").select("state").execute()).toEqual([{ state: "open" }]);

  expect(await approveChange(input)).toEqual({ data: { changeId } });
  expect(await t.app.store.db.selectFrom("approvals").select("state").execute()).toEqual([{ state: "approved" }]);
});
