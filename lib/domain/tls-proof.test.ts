import { describe, expect, it } from "vitest";
import {
  type PlaintextAnswer,
  type ProofOutcome,
  proofPlaintext,
  proofProtocol,
  proofVerdict,
  protocolName,
  tellsAnything,
} from "./tls-proof";

const nodes = (...outcomes: ProofOutcome[]) => outcomes.map((outcome) => ({ outcome }));

describe("proofVerdict", () => {
  it.each<[ProofOutcome[], string]>([
    [["proven", "proven"], "proven"],
    [["proven", "not_reachable"], "partly"],
    [["address_refused", "proven"], "partly"],
    [["not_reachable", "not_reachable"], "not_reachable"],
    [["not_reachable", "address_refused"], "address_refused"],
    [["proven", "no_time"], "partly"],
    [["no_time", "not_reachable"], "no_time"],
    [["proven", "no_answer"], "no_answer"],
    [["proven", "chain_not_trusted", "not_reachable"], "chain_not_trusted"],
    [["expired", "no_tls"], "no_tls"],
    [[], "not_reachable"],
  ])("of %j is %s", (outcomes, verdict) => {
    expect(proofVerdict(nodes(...outcomes))).toBe(verdict);
  });
});

it.each<[ProofOutcome[], boolean]>([
  [["not_reachable", "proven"], true],
  [["no_answer"], true],
  [["not_reachable", "no_time", "address_refused"], false],
  [[], false],
])("a proof with %j tells something: %s", (outcomes, telling) => {
  expect(tellsAnything(nodes(...outcomes))).toBe(telling);
});

describe("proofPlaintext", () => {
  it.each<[[ProofOutcome, PlaintextAnswer][], PlaintextAnswer]>([
    [
      [
        ["proven", "refused"],
        ["proven", "refused"],
      ],
      "refused",
    ],
    [
      [
        ["proven", "refused"],
        ["proven", "accepted"],
      ],
      "accepted",
    ],
    [
      [
        ["proven", "refused"],
        ["proven", "unknown"],
      ],
      "unknown",
    ],
    [
      [
        ["proven", "refused"],
        ["not_reachable", "unknown"],
      ],
      "refused",
    ],
    [[["not_reachable", "unknown"]], "unknown"],
  ])("of %j is %s", (given, answer) => {
    expect(proofPlaintext(given.map(([outcome, plaintext]) => ({ outcome, plaintext })))).toBe(answer);
  });
});

it("names protocols as people write them, the oldest of a proof", () => {
  expect(["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3", "SSLv3"].map(protocolName)).toEqual([
    "TLS 1.0",
    "TLS 1.1",
    "TLS 1.2",
    "TLS 1.3",
    "SSLv3",
  ]);
  expect(proofProtocol([{ protocol: "TLSv1.3" }, { protocol: null }, { protocol: "TLSv1.2" }])).toBe("TLS 1.2");
  expect(proofProtocol([{ protocol: null }])).toBeNull();
});
