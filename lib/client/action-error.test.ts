import { describe, expect, it } from "vitest";
import { ActionError, actionErrorFromThrown } from "./action-error";

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe("actionErrorFromThrown", () => {
  it.each([
    [new Error("outdated"), "outdated"],
    [new Error("outdated\n"), "outdated"],
    [named("UnrecognizedActionError", 'Server Action "40ab" was not found on the server.'), "outdated"],
    [new Error('Failed to find Server Action "40ab".'), "outdated"],
    [new Error("signed_out"), "signed_out"],
    [new TypeError("Failed to fetch"), "lost"],
    [new Error("An unexpected response was received from the server."), "lost"],
    ["thrown text", "lost"],
    [null, "lost"],
  ])("%s is %s", (thrown, code) => {
    expect(actionErrorFromThrown(thrown).code).toBe(code);
  });
  it("keeps what is an ActionError already", () => {
    const error = new ActionError("conflict", { now: "enabled" });
    expect(actionErrorFromThrown(error)).toBe(error);
  });
});
