import { describe, expect, test } from "vitest";
import { can, leavesAnAdmin, type Permission, ROLES } from "./permission";

const READING: Permission[] = [
  "instance.read",
  "instance.refresh",
  "instance.export",
  "view.save",
  "certificate.download",
  "rotation.read",
  "change.read",
  "own-account.manage",
];
const OPERATING: Permission[] = ["change.start", "change.control", "proof.run", "view.share", "rotation.manage"];
const GOVERNING: Permission[] = [
  "member.read",
  "member.manage",
  "audit.read",
  "permission.check",
  "view.inherit",
  "sync.manage",
];

describe("who may do what", () => {
  test.each(READING)("everybody: %s", (permission) =>
    expect(ROLES.map((role) => can(role, permission))).toEqual([true, true, true]),
  );
  test.each(OPERATING)("operators and admins: %s", (permission) =>
    expect(ROLES.map((role) => can(role, permission))).toEqual([false, true, true]),
  );
  test.each(GOVERNING)("admins only: %s", (permission) =>
    expect(ROLES.map((role) => can(role, permission))).toEqual([false, false, true]),
  );
});

test("what is not known is not allowed", () => {
  for (const role of [null, undefined, "owner", "", "constructor"]) {
    for (const permission of [...READING, ...OPERATING, ...GOVERNING])
      expect(can(role as never, permission)).toBe(false);
  }
  for (const permission of ["everything", "constructor", "__proto__", ""])
    expect(can("admin", permission as never)).toBe(false);
});

test("the last administrator stays one", () => {
  expect(leavesAnAdmin(1, "admin", null)).toBe(false);
  expect(leavesAnAdmin(1, "admin", "viewer")).toBe(false);
  expect(leavesAnAdmin(1, "admin", "admin")).toBe(true);
  expect(leavesAnAdmin(2, "admin", null)).toBe(true);
  expect(leavesAnAdmin(1, "operator", null)).toBe(true);
});
