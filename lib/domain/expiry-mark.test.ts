import { expect, it } from "vitest";
import { expiryMark } from "./expiry-mark";

const at = Date.parse("2027-01-01T00:00:00Z");
const day = 86_400_000;

it("marks an expiry by what a reader must know besides", () => {
  const facts = { problem: null, ownExpiresAt: at, reportedExpiresAt: at };
  expect(expiryMark(facts)).toBeNull();
  expect(expiryMark({ ...facts, reportedExpiresAt: at - day })).toBeNull();
  expect(expiryMark({ ...facts, reportedExpiresAt: at + day + 1 })).toEqual({
    kind: "differs",
    reportedAt: "2027-01-02T00:00:00.001Z",
  });
  expect(expiryMark({ ...facts, reportedExpiresAt: null })).toBeNull();
  expect(expiryMark({ ...facts, ownExpiresAt: null, reportedExpiresAt: at + 9 * day })).toBeNull();
  expect(expiryMark({ ...facts, problem: "link_empty" })).toEqual({ kind: "unreadable", problem: "link_empty" });
});
