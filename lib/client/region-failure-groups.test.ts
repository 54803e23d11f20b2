import { expect, it } from "vitest";
import type { AdviceKey } from "@/lib/domain/api-error";
import type { RegionSummary } from "@/lib/domain/instance-page";
import { groupRegionFailures } from "./region-failure-groups";

const failing = (region: string, code: string | null, advice: AdviceKey, since: string): RegionSummary => ({
  region,
  state: "failed",
  syncedAt: null,
  error: { code, message: "", advice, since },
});
const fine: RegionSummary = { region: "ap-jakarta", state: "ok", syncedAt: null, error: null };

it("tells one reason once, with all its regions and its earliest time", () => {
  const groups = groupRegionFailures([
    fine,
    failing("ap-seoul", "AuthFailure.SecretIdNotFound", "key", "2026-01-02T00:00:00.000Z"),
    failing("ap-tokyo", null, "lost", "2026-01-03T00:00:00.000Z"),
    failing("ap-mumbai", "AuthFailure.SecretIdNotFound", "key", "2026-01-01T00:00:00.000Z"),
  ]);
  expect(groups).toEqual([
    {
      regions: ["ap-seoul", "ap-mumbai"],
      code: "AuthFailure.SecretIdNotFound",
      advice: "key",
      since: "2026-01-01T00:00:00.000Z",
    },
    { regions: ["ap-tokyo"], code: null, advice: "lost", since: "2026-01-03T00:00:00.000Z" },
  ]);
});

it("is empty when every region is read", () => {
  expect(groupRegionFailures([fine])).toEqual([]);
});
