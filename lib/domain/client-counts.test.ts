import { expect, test } from "vitest";
import { sumClients } from "./client-counts";

const at = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };

test("an address counts once, unknown is not none, and what was not asked is told", () => {
  const answers = [
    { ...at, clients: { addresses: ["10.0.0.1", "10.0.0.2"], connections: 30 } },
    { ...at, clients: { addresses: ["10.0.0.2"], connections: 7 } },
    { ...at, clients: { addresses: [], connections: 0 } },
    { ...at, clients: null },
  ];
  expect(sumClients(answers, 10)).toEqual({ connections: 37, addresses: 2, known: 3, unknown: 1, notAsked: 6 });
});
