import { expect, test } from "vitest";
import { ADVICE_KEYS } from "./api-error";
import { ITEM_STATES } from "./change-item";
import { retryKind } from "./retry";

test("only what failed and what is unchanged as far as can be read is sent again with others", () => {
  expect(ITEM_STATES.filter((state) => retryKind({ state, advice: null }) === "failed")).toEqual(["failed"]);
  const unchanged = (state: (typeof ITEM_STATES)[number]) =>
    ADVICE_KEYS.filter((advice) => retryKind({ state, advice }) === "unchanged");
  expect(unchanged("needs_attention")).toEqual(["unchanged"]);
  expect(unchanged("sending")).toEqual([]);
  expect(retryKind({ state: "failed", advice: "unchanged" })).toBe("failed");
});
