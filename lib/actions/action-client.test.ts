import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { setApp } from "@/lib/server/registry";
import { openTestApp, type TestApp } from "@/lib/server/testing/test-app";
import { addPerson, browserOf } from "@/lib/server/testing/test-people";
import { memberAction, publicAction } from "./action-client";

// The request that Next would have around the action.
let sent = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(sent) }));

let test: TestApp;
let viewer: Headers;
const ran = vi.fn();

beforeAll(async () => {
  test = await openTestApp();
  setApp(test.app);
  await addPerson(test.app, "viewer@example.test", "viewer");
  viewer = await browserOf(test.app, "viewer@example.test");
});
afterAll(() => test.close());
beforeEach(() => {
  ran.mockReset();
  sent = viewer;
});

const action = (permission: "change.read" | "change.start") =>
  memberAction
    .metadata({ name: "test.action", permission })
    .inputSchema(z.object({ count: z.number() }))
    .action(async ({ ctx, parsedInput }) => {
      ran(ctx, parsedInput);
      return parsedInput.count + 1;
    });

describe("memberAction", () => {
  it("runs for who has the permission, with our own context", async () => {
    expect(await action("change.read")({ count: 1 })).toEqual({ data: 2 });
    const [ctx] = ran.mock.calls[0] ?? [];
    expect(ctx.app).toBe(test.app);
    expect(ctx.actor).toMatchObject({ kind: "member", email: "viewer@example.test" });
    expect(ctx.clientAddress).toBe("192.0.2.1");
  });

  it("refuses without a session before it looks at the input", async () => {
    sent = new Headers();
    expect(await action("change.read")({ count: 1 })).toEqual({ serverError: { code: "signed_out", params: {} } });
    expect(ran).not.toHaveBeenCalled();
  });

  it("refuses without the permission, and writes one line without the input", async () => {
    const before = test.logged.length;
    const result = await action("change.start")({ count: 424_242 });
    expect(result).toEqual({ serverError: { code: "not_permitted", params: { permission: "change.start" } } });
    expect(ran).not.toHaveBeenCalled();
    const lines = test.logged.slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("test.action");
    expect(lines[0]).not.toContain("424242");
  });

  it("gives an input of another shape back as a typed result", async () => {
    const wrong: unknown = { count: "many" };
    const result = await action("change.read")(wrong as { count: number });
    expect(result?.validationErrors).toMatchObject({ count: { _errors: [expect.any(String)] } });
    expect(ran).not.toHaveBeenCalled();
  });

  it("masks what it does not know, and logs it under the id that it shows", async () => {
    ran.mockImplementation(() => {
      throw new Error("the broken disk is called Wolpertinger");
    });
    const result = await action("change.read")({ count: 1 });
    expect(result?.serverError).toEqual({ code: "unexpected", params: { id: expect.any(String) } });
    expect(JSON.stringify(result)).not.toContain("Wolpertinger");
    expect(test.logged.at(-1)).toContain(String(result?.serverError?.params.id));
  });

  it("does not run as a public one", async () => {
    const odd = memberAction.metadata({ name: "test.action", permission: "public" }).action(async () => ran());
    expect((await odd())?.serverError?.code).toBe("unexpected");
    expect(ran).not.toHaveBeenCalled();
  });
});

describe("publicAction", () => {
  it("runs without a session only when its name is on the list", async () => {
    sent = new Headers();
    const listed = publicAction
      .metadata({ name: "session.sign-in", permission: "public" })
      .action(async ({ ctx }) => ctx.actor.kind);
    expect(await listed()).toEqual({ data: "program" });
    const other = publicAction.metadata({ name: "test.other", permission: "public" }).action(async () => ran());
    expect((await other())?.serverError?.code).toBe("unexpected");
    const privileged = publicAction
      .metadata({ name: "session.sign-in", permission: "member.manage" })
      .action(async () => ran());
    expect((await privileged())?.serverError?.code).toBe("unexpected");
    expect(ran).not.toHaveBeenCalled();
  });
});
