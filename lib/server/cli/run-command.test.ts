import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "../audit/append-audit";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { runCommand } from "./run-command";

let testApp: TestApp;
let admin: Ctx;
let authSecret = "";
beforeEach(async () => {
  testApp = await openTestApp();
  authSecret = testApp.app.config.authSecret;
  admin = await testApp.as("admin");
});
afterEach(() => testApp.close());

async function run(...words: string[]) {
  const { store, dataDir } = testApp.app.config;
  const [printed, complaints]: [string[], string[]] = [[], []];
  const env = {
    AUTH_SECRET: authSecret,
    DATA_DIR: dataDir,
    BASE_URL: "https://console.example.com",
    DATABASE_URL: store.kind === "postgres" ? store.url : undefined,
  };
  const code = await runCommand(words, {
    env,
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, printed, complaints };
}

function emailOf({ actor }: Ctx): string {
  return actor.kind === "member" ? actor.email : "";
}

describe("reset-password, while the server has the store open", () => {
  test("prints a link and writes it into the audit", async () => {
    const { code, printed } = await run("reset-password", emailOf(admin));
    expect(code).toBe(0);
    expect(printed.at(-1)).toMatch(/^https:\/\/console\.example\.com\/join\?token=/);
    const rows = await testApp.app.store.db
      .selectFrom("audit_events")
      .select(["action", "outcome"])
      .orderBy("seq")
      .execute();
    expect(rows).toEqual([
      { action: "password.reset", outcome: "intent" },
      { action: "password.reset", outcome: "succeeded" },
    ]);
  });

  test("says when nobody has the email", async () => {
    expect(await run("reset-password", "nobody@example.com")).toMatchObject({
      code: 1,
      printed: [],
      complaints: ["No member has the email nobody@example.com."],
    });
  });
});

describe("audit-verify", () => {
  beforeEach(async () => {
    for (const action of ["session.sign-out", "password.change"] as const) {
      await testApp.app.store.transaction((trx) =>
        appendAudit(trx, admin, { event: { action }, outcome: "succeeded", subjectId: "s" }),
      );
    }
  });

  test("counts an intact chain", async () => {
    const { code, printed } = await run("audit-verify");
    expect(code).toBe(0);
    expect(printed[0]).toContain("intact: 2 rows");
  });

  test("names the row that does not fit the secret", async () => {
    authSecret = "another secret, which did not write these rows";
    expect(await run("audit-verify")).toMatchObject({
      code: 1,
      complaints: ["The audit is broken at row 1: the row was altered."],
    });
  });
});

test.each([[[]], [["reset-password"]], [["audit-verify", "now"]], [["drop"]]])(
  "%j is answered with the usage",
  async (words) => {
    expect(await run(...words)).toMatchObject({ code: 1, complaints: [expect.stringContaining("Usage")] });
  },
);
