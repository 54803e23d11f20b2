import type { InstancePatch } from "../emulated-instance";

const SHOP = 1100231;
const ANALYTICS = 1100245;

/** [name, project, "key=value" tags]: in several scripts, one key with a space in its value, one with an equals sign. */
const LABELS: readonly (readonly [string, number, ...string[]])[] = [
  ["analytics-events", ANALYTICS, "env=prod", "team=analytics"],
  ["analytics-warehouse", ANALYTICS, "env=prod", "team=analytics"],
  ["cart-cache", SHOP, "env=staging", "team=shop"],
  ["cart-main", SHOP, "env=prod", "team=shop", "tier=1"],
  ["experiments", 0, "env=dev"],
  ["inventory-eu", SHOP, "env=prod", "cost-center=EU 7/2026"],
  ["inventory-sg", SHOP, "env=prod", "formula=a=b"],
  ["orders-prod", SHOP, "env=prod", "team=shop", "tier=1"],
  ["Gudang data – produksi", 0, "pemilik=tim gudang"],
  ["订单数据库-生产", SHOP, "环境=生产", "负责人=数据库组"],
  ["会員データベース", 0, "環境=本番"],
  ["\u200fقاعدة بيانات الطلبات", 0, "بيئة=إنتاج"],
];

/** The project and the tags of an instance of the small seed; most have none. */
export function smallLabels(name: string): Pick<InstancePatch, "projectId" | "tags"> {
  const [, projectId, ...tags] = LABELS.find(([labelled]) => labelled === name) ?? [];
  if (projectId === undefined) return {};
  return {
    projectId,
    tags: tags.map((tag) => ({ key: tag.slice(0, tag.indexOf("=")), value: tag.slice(tag.indexOf("=") + 1) })),
  };
}
