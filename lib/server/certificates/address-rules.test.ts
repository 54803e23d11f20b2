import { describe, expect, it } from "vitest";
import { isAllowedAddress } from "./address-rules";

const HOST = "bucket.cos.ap-jakarta.myqcloud.com";

function allowed(
  address: string,
  networks: readonly string[] = [],
  host = HOST,
  hosts: readonly string[] = ["*.myqcloud.com"],
): boolean {
  return isAllowedAddress(address, host, { hosts, networks, allowHttp: false });
}

describe("isAllowedAddress", () => {
  it.each(["8.8.8.8", "119.28.1.1", "::ffff:8.8.8.8", "2606:4700::1111", "2402:4e00::1"])(
    "takes the public address %s",
    (address) => {
      expect(allowed(address)).toBe(true);
    },
  );

  it.each([
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "169.254.0.23",
    "168.63.129.16",
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::10.0.0.1",
    "::a00:1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "2002:a00:1::",
    "2001::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "100::1",
    "4000::1",
    "",
    "localhost",
    "8.8.8.8/32",
  ])("refuses %j", (address) => {
    expect(allowed(address)).toBe(false);
  });

  it("takes what a configured network holds, in either dress", () => {
    expect(allowed("10.1.2.3", ["10.1.0.0/16"])).toBe(true);
    expect(allowed("::ffff:10.1.2.3", ["10.1.0.0/16"])).toBe(true);
    expect(allowed("10.2.2.3", ["10.1.0.0/16"])).toBe(false);
    expect(allowed("fd12::1", ["10.0.0.0/8", "fd12::/16"])).toBe(true);
    expect(allowed("169.254.0.47", ["169.254.0.0/24"])).toBe(true);
  });

  it("does not open this machine, its link or a metadata service by a wide network", () => {
    expect(allowed("127.0.0.1", ["0.0.0.0/0"])).toBe(false);
    expect(allowed("169.254.0.47", ["0.0.0.0/0"])).toBe(false);
    expect(allowed("::1", ["::/0"])).toBe(false);
    expect(allowed("169.254.169.254", ["169.254.0.0/16"])).toBe(false);
    expect(allowed("100.100.100.200", ["100.64.0.0/10"])).toBe(false);
    expect(allowed("0.0.0.0", ["0.0.0.0/0"])).toBe(false);
    expect(allowed("64:ff9b::a9fe:a9fe", ["64:ff9b::/96", "0.0.0.0/0"])).toBe(false);
    expect(allowed("64:ff9b::808:808", ["64:ff9b::/96"])).toBe(true);
  });

  it("opens loopback to the very host that is listed", () => {
    expect(allowed("127.0.0.1", [], "127.0.0.1", ["127.0.0.1"])).toBe(true);
    expect(allowed("::1", [], "localhost", ["localhost"])).toBe(true);
    expect(allowed("127.0.0.1", [], HOST, ["*.myqcloud.com", "127.0.0.1", "localhost"])).toBe(false);
    expect(allowed("10.0.0.1", [], "localhost", ["localhost"])).toBe(false);
  });
});
