import type { AuditAction } from "@/lib/domain/audit-event";

/** The key of an action's words under `audit.action`: message keys may hold no dot. */
export const AUDIT_ACTION_KEY = {
  "ssl.change": "ssl_change",
  "ssl.send": "ssl_send",
  "change.pause": "change_pause",
  "change.resume": "change_resume",
  "change.cancel": "change_cancel",
  "change.take-over": "change_take_over",
  "change.start-now": "change_start_now",
  "change.begin": "change_begin",
  "change.end": "change_end",
  "certificate.download": "certificate_download",
  "session.sign-in": "session_sign_in",
  "session.sign-out": "session_sign_out",
  "session.end": "session_end",
  "password.change": "password_change",
  "password.reset": "password_reset",
  "member.invite": "member_invite",
  "member.join": "member_join",
  "member.role": "member_role",
  "member.remove": "member_remove",
  "invitation.revoke": "invitation_revoke",
  "inventory.refresh": "inventory_refresh",
} as const satisfies Record<AuditAction, string>;
