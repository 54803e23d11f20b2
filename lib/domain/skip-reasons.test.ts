import { expect, test } from "vitest";
import { bySkipReason } from "./skip-reasons";

test("the rarest reason comes first, each instance in its order", () => {
  const skipped = [
    { id: "a", reason: "already_there" },
    { id: "b", reason: "already_there" },
    { id: "c", reason: "missing" },
  ] as const;
  expect(bySkipReason(skipped).map(({ reason, instances }) => [reason, instances.map(({ id }) => id)])).toEqual([
    ["missing", ["c"]],
    ["already_there", ["a", "b"]],
  ]);
});
