import { describe, expect, it } from "vitest";
import { isAllowedNodeAddress } from "./node-address-rules";

describe("isAllowedNodeAddress", () => {
  it.each(["10.5.2.12", "172.16.0.1", "192.168.1.1", "100.64.0.1", "9.0.0.1", "fd12::1", "::ffff:10.0.0.1"])(
    "takes %s",
    (address) => {
      expect(isAllowedNodeAddress(address, [])).toBe(true);
    },
  );

  it.each([
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "169.254.0.47",
    "fe80::1",
    "169.254.169.254",
    "169.254.0.23",
    "100.100.100.200",
    "fd00:ec2::254",
    "::ffff:169.254.169.254",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "64:ff9b::a00:1",
    "::a00:1",
    "2002:a00:1::",
    "fe80::1%eth0",
    "localhost",
    "10.0.0.1:27017",
    "",
  ])("refuses %j", (address) => {
    expect(isAllowedNodeAddress(address, [])).toBe(false);
  });

  it("opens this machine and its link only to a network that lies inside them, and metadata services to none", () => {
    expect(isAllowedNodeAddress("127.0.0.1", ["127.0.0.0/8"])).toBe(true);
    expect(isAllowedNodeAddress("169.254.0.47", ["169.254.0.0/24"])).toBe(true);
    expect(isAllowedNodeAddress("127.0.0.1", ["0.0.0.0/0"])).toBe(false);
    expect(isAllowedNodeAddress("::1", ["::/0"])).toBe(false);
    expect(isAllowedNodeAddress("169.254.169.254", ["169.254.0.0/16"])).toBe(false);
    expect(isAllowedNodeAddress("64:ff9b::a9fe:a9fe", ["64:ff9b::/96", "169.254.0.0/16"])).toBe(false);
    expect(isAllowedNodeAddress("64:ff9b::a00:1", ["64:ff9b::/96"])).toBe(true);
  });
});
