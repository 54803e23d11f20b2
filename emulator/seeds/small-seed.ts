import type { EmulatedInstance, InstancePatch } from "../emulated-instance";
import { certificatePath, completeInstance, DAY_MILLIS, wholeSeconds } from "./complete-instance";
import { Random } from "./random";
import { smallLabels } from "./small-labels";

/** [name, region, version, days until the certificate expires or the SSL state, what else is special] */
type Row = readonly [string, string, number, number | "off" | "unsupported" | "null", InstancePatch?];

const ROWS: readonly Row[] = [
  ["analytics-events", "ap-singapore", 60, 2],
  ["analytics-warehouse", "ap-singapore", 70, 12, { clusterType: 1, shardCount: 4 }],
  ["audit-log", "ap-guangzhou", 50, -3],
  ["auth-sessions", "ap-guangzhou", 70, 240],
  ["billing-archive", "ap-shanghai", 36, "unsupported"],
  ["billing-ledger", "ap-shanghai", 60, 28],
  ["cart-cache", "ap-jakarta", 50, "off"],
  ["cart-main", "ap-jakarta", 60, "off", { vip: "10.5.2.12;10.5.2.14" }],
  ["catalogue", "ap-tokyo", 44, 180, { status: 1 }],
  ["chat-history", "ap-tokyo", 70, 95, { clusterType: 1, shardCount: 3, vip: "10.9.0.21;10.9.0.22;10.9.0.23" }],
  ["checkout-prod", "eu-frankfurt", 60, 330, { tags: [{ key: "owner", value: "payments" }] }],
  ["checkout-standby", "eu-frankfurt", 60, 330, { instanceType: 4 }],
  ["customer-360", "eu-frankfurt", 80, "null"],
  ["device-registry", "na-siliconvalley", 42, "off"],
  ["dispatch-retired", "na-siliconvalley", 44, 45, { status: -3 }],
  ["experiments", "na-siliconvalley", 80, "off"],
  ["feature-flags", "ap-hongkong", 60, 62],
  ["finance-close", "ap-hongkong", 50, 7, { certificateFormat: "zip" }],
  ["fraud-rules", "ap-hongkong", 70, 150, { certificateFormat: "der" }],
  ["games-leaderboard", "ap-singapore", 50, "off"],
  ["geo-index", "sa-saopaulo", 60, 301],
  ["identity-legacy", "sa-saopaulo", 36, "unsupported"],
  ["inventory-eu", "eu-frankfurt", 60, 20],
  ["inventory-sg", "ap-singapore", 60, "off"],
  ["invoices", "ap-shanghai", 42, 88, { certUrl: "" }],
  ["iot-telemetry", "ap-guangzhou", 70, 211, { clusterType: 1, shardCount: 6 }],
  ["jobs-queue", "ap-guangzhou", 40, "off"],
  ["kyc-documents", "ap-jakarta", 60, 33],
  ["loyalty-points", "ap-jakarta", 44, -21],
  ["mail-templates", "ap-tokyo", 40, 119, { certUrl: null }],
  ["notifications", "ap-beijing", 60, "off", { instanceType: 3 }],
  ["orders-new", "ap-beijing", 80, "off", { status: 0 }],
  ["orders-prod", "ap-beijing", 70, 29, { clusterType: 1, shardCount: 2 }],
  ["payments-trial", "ap-shanghai", 60, 70, { status: -2, payMode: 1 }],
  ["pricing", "ap-shanghai", 50, "off"],
  ["recommendations", "na-siliconvalley", 70, 14],
  ["reporting-replica-for-the-quarterly-finance-review-emea-2026", "eu-frankfurt", 60, 160],
  ["restore-check", "ap-guangzhou", 60, "off", { instanceType: 2 }],
  ["search-suggest", "ap-singapore", 60, 275],
  ["=1+1 imported from a sheet", "ap-hongkong", 50, "off"],
  ["<b>shop</b> & <img src=x onerror=alert(1)>", "ap-hongkong", 60, 58],
  ["🛒 flash sale 🎉", "ap-jakarta", 70, 15],
  ["Gudang data – produksi", "ap-jakarta", 60, 199],
  ["订单数据库-生产", "ap-guangzhou", 60, 30],
  ["用户画像(测试)", "ap-shanghai", 50, "off"],
  ["会員データベース", "ap-tokyo", 60, 365],
  ["\u200fقاعدة بيانات الطلبات", "eu-frankfurt", 60, 3],
  ["Übersicht Zürich – naïve café", "eu-frankfurt", 44, 106],
];

/** 48 instances; sorted by name a newcomer sees every state on the first page, and names in several scripts. */
export function smallSeed(now: number): EmulatedInstance[] {
  const random = new Random(0x48);
  return ROWS.map(([name, region, version, ssl, special]) => {
    const instanceId = `cmgo-${random.letters(8)}`;
    const enabled = typeof ssl === "number";
    return completeInstance(
      {
        region,
        instanceId,
        name,
        mongoVersion: `MONGO_${version}_WT`,
        ssl: enabled ? "enabled" : ssl === "off" ? "disabled" : ssl,
        // Half a day away from the boundary, so that "in 2 days" stays true for the first hours of a demo.
        expiresAt: enabled ? wholeSeconds(now + (ssl + Math.sign(ssl) / 2) * DAY_MILLIS) : null,
        certUrl: enabled ? certificatePath(instanceId) : null,
        ...smallLabels(name),
        ...special,
      },
      now,
    );
  });
}
