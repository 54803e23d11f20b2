/** Roles, least first. An unknown role may do nothing: look-ups below fail closed. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return typeof text === "string" && (ROLES as readonly string[]).includes(text);
}

const GRANTS = {
  "instance.read": ["viewer", "operator", "admin"],
  "instance.refresh": ["viewer", "operator", "admin"],
  "instance.export": ["viewer", "operator", "admin"],
  "view.save": ["viewer", "operator", "admin"],
  "view.share": ["operator", "admin"],
  "view.inherit": ["admin"],
  "certificate.download": ["viewer", "operator", "admin"],
  "proof.run": ["operator", "admin"],
  "rotation.read": ["viewer", "operator", "admin"],
  "rotation.manage": ["operator", "admin"],
  "change.read": ["viewer", "operator", "admin"],
  "change.start": ["operator", "admin"],
  "change.control": ["operator", "admin"],
  "change.approve": ["operator", "admin"],
  "own-account.manage": ["viewer", "operator", "admin"],
  "member.read": ["admin"],
  "member.manage": ["admin"],
  "audit.read": ["admin"],
  "policy.manage": ["admin"],
  "permission.check": ["admin"],
  "sync.manage": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof GRANTS;

/** Whether a role may do a thing. Every may-do question of the console is answered here and nowhere else. */
export function can(role: Role | null | undefined, permission: Permission): boolean {
  if (role === null || role === undefined) return false;
  const roles: readonly string[] = Object.hasOwn(GRANTS, permission) ? GRANTS[permission] : [];
  return roles.includes(role);
}

/** Removing or demoting the last administrator would lock everybody out; counts are of administrators before the act. */
export function leavesAnAdmin(administrators: number, roleBefore: Role, roleAfter: Role | null): boolean {
  return roleBefore !== "admin" || roleAfter === "admin" || administrators > 1;
}
