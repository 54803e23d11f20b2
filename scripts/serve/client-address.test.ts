import { expect, test } from "vitest";
import { clientAddress } from "./client-address.mjs";

const proxies = ["10.0.0.0/8", "2001:db8::/32"];

test.each([
  ["no proxy", "192.0.2.1", undefined, "192.0.2.1"],
  ["a stranger's claim", "192.0.2.1", "203.0.113.9", "192.0.2.1"],
  ["one proxy", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["a claim left of the proxy's word", "10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"],
  ["two proxies", "10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["only proxies", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ["a hop that is no address", "10.0.0.1", "203.0.113.9, evil", "10.0.0.1"],
  ["IPv4 in IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"],
  ["IPv6 with a port", "2001:db8::1", "[2001:0DB9::0001]:4711", "2001:db9::1"],
  ["IPv4 with a port", "10.0.0.1", "203.0.113.9:4711", "203.0.113.9"],
  ["a closed socket", undefined, "203.0.113.9", "unknown"],
])("%s", (_, peer, forwardedFor, expected) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(expected);
});
