import { expect, test } from "vitest";
import { reviewDifference } from "./review-difference";

const one = (instanceId: string, region = "ap-jakarta") => ({
  region,
  instanceId,
  name: "",
  mongoVersion: "6.0",
  sslState: "disabled" as const,
  maintenance: { start: null, end: null },
});

test("what came and what went between two reviews, by region and id", () => {
  const before = { eligible: [one("cmgo-aaaa"), one("cmgo-bbbb")] };
  const after = { eligible: [one("cmgo-bbbb"), one("cmgo-cccc"), one("cmgo-aaaa", "ap-seoul")] };
  expect(reviewDifference(before, after)).toEqual({ added: ["cmgo-cccc", "cmgo-aaaa"], dropped: ["cmgo-aaaa"] });
});
