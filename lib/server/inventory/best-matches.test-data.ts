import "server-only";
import { syncOnce } from "../testing/change-run";
import type { TestApp } from "../testing/test-app";

const WORDS = [
  "orders",
  "preorder",
  "Order",
  "örder",
  "order.db",
  "my-order",
  "reorder order",
  "数据 order",
  "zebra",
  "a",
];
const IDS = ["cmgo-order", "order-", "ORDER-", "cmgo-"];

/** 121 instances whose names and ids hold a few words in all places. */
export async function addOrders(t: TestApp): Promise<void> {
  for (let number = 0; number < 120; number += 1) {
    const name = `${WORDS[number % WORDS.length]}${number % 7 === 0 ? "" : `-${number % 13}`}`;
    const instanceId = `${IDS[number % IDS.length]}${String(number).padStart(3, "0")}`;
    const region = number % 3 === 0 ? "ap-jakarta" : "ap-singapore";
    const tags = number % 5 === 0 ? [{ key: "team", value: "order" }] : [];
    t.emulator.addInstance({ region, instanceId, name, tags });
  }
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "order", name: "zz" });
  await syncOnce(t);
}

export const SEARCHES = [
  "order",
  "cmgo",
  "rder",
  "Örder",
  "o",
  "order 1",
  "team=order",
  "order-0",
  "数",
  "z",
  "nothing",
  "\u0301",
];
