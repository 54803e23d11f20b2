import "server-only";
import type { Generated } from "kysely";
import type { ApprovalState } from "@/lib/domain/change-approval";
import type { ChangeOrigin, EndReason } from "@/lib/domain/change-end";
import type { Role } from "@/lib/domain/permission";
import type { RegionState } from "@/lib/domain/region";
import type { ChangeTarget, SslState } from "@/lib/domain/ssl-state";
import type { PauseReason } from "@/lib/domain/wave";
import type { SessionTable, UserTable } from "./auth-tables";
import type { CertificateTable, InstanceCertificateTable } from "./certificate-tables";
import type { ChangeItemTable } from "./change-item-table";
import type { InstanceTagTable } from "./instance-tag-table";
import type { InstanceTextGoneTable, InstanceTextTable } from "./instance-text-table";
import type { RotationItemTable, RotationTable, RotationTickTable } from "./rotation-tables";
import type { TlsProofTable } from "./tls-proof-table";
import type { ViewTables } from "./view-tables";

export type { ChangeItemTable };

/** Times are epoch milliseconds, booleans 0/1, documents JSON text, on both engines. */
type Millis = number;

export type InstanceTable = {
  account_id: string;
  region: string;
  instance_id: string;
  name: string;
  /** The name folded as it is searched (lib/domain/search-text.ts): what the list sorts by. */
  sort_name: string;
  /** What the search looks in (lib/domain/search-text.ts). */
  search_text: string;
  mongo_version: string | null;
  status_code: number | null;
  cluster_type_code: number | null;
  instance_type_code: number | null;
  project_id: string | null;
  /** "HH:MM" in the API's zone; null = not told. */
  maintenance_start: string | null;
  maintenance_end: string | null;
  /** ListedInstance without the columns above, as JSON. */
  listing: string;
  ssl_state: SslState;
  /** The API's code when the state can't be told or is unsupported. */
  ssl_error_code: string | null;
  ssl_error_message: string | null;
  /** What is shown: the certificate's own notAfter when known, else what the API reported. */
  certificate_expires_at: Millis | null;
  reported_expires_at: Millis | null;
  certificate_url: string | null;
  certificate_sha256: string | null;
  /** Why the last attempt to read the certificate failed (CertificateProblem); null once it is known. */
  certificate_problem: string | null;
  /** The worker does not look at the certificate before; 0 = at once. Only while SSL is enabled. */
  certificate_due_at: Millis;
  /** Attempts that failed one after the other. */
  certificate_failures: number;
  first_seen_at: Millis;
  listed_at: Millis;
  ssl_checked_at: Millis | null;
  ssl_attempted_at: Millis | null;
  /** When the re-check reads its SSL again (lib/domain/ssl-recheck.ts); 0 = at once, null = not while it is missing. */
  ssl_due_at: Millis | null;
  absent_listings: number;
  missing_since: Millis | null;
};

export type RegionTable = {
  account_id: string;
  region: string;
  state: RegionState;
  error_code: string | null;
  error_message: string | null;
  error_class: string | null;
  failed_since: Millis | null;
  synced_at: Millis | null;
};

export type SyncRunTable = {
  id: string;
  account_id: string;
  cause: string;
  state: "running" | "done" | "cut_off";
  listed: number;
  checked: number;
  /** Of those: SSL states that could not be read and are older than this run, or not known. */
  failed: Generated<number>;
  total: number;
  /** Lists of regions that are not read to their end. */
  listing: Generated<number>;
  /** About when the rest is read; null = nobody can tell. */
  expected_end_at: Millis | null;
  started_at: Millis;
  ended_at: Millis | null;
};

export type ChangeTable = {
  id: string;
  account_id: string;
  target: ChangeTarget;
  reason: string;
  origin: ChangeOrigin;
  /** ChangeSettings as JSON. */
  settings: string;
  /** Why nothing more starts; null = it runs. What is under way goes on to its end either way. */
  pause_reason: PauseReason | null;
  canary_passed: 0 | 1;
  created_by: string;
  created_by_name: string;
  created_at: Millis;
  ended_at: Millis | null;
  /** Why it ended before all of it had started; null = it runs, or ran to its end. */
  end_reason: EndReason | null;
  /** When a person last resumed it; null = never. What was refused for want of a permission before no longer stops its region. */
  resumed_at: Millis | null;
  /** Nothing starts before; null = at once. */
  starts_at: Millis | null;
  /** Nothing starts after; null = no limit. */
  deadline_at: Millis | null;
  /** When its first instance was let in; null = none was yet. */
  begun_at: Millis | null;
};

export type ApprovalTable = {
  change_id: string;
  account_id: string;
  state: ApprovalState;
  asked_by: string;
  asked_at: Millis;
  /** Not to be approved from then on. */
  expires_at: Millis;
  /** Of exactly the instances that would be changed: what is approved is what was asked. */
  fingerprint: string;
  /** Their versions when it was asked, in the order of their positions, as JSON. */
  versions: string;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Millis | null;
  reason: string;
};

export type AuditEventTable = {
  /** 1, 2, 3… without a gap: the chain's order. */
  seq: number;
  id: string;
  at: Millis;
  /** Ties an intent and its outcome together: the change item's id, or the request's. */
  subject_id: string;
  actor_id: string;
  actor_name: string;
  actor_role: string;
  client_address: string | null;
  action: string;
  outcome: string;
  region: string | null;
  instance_id: string | null;
  target: string | null;
  reason: string | null;
  code: string | null;
  api_request_id: string | null;
  /** The whole AuditEvent as JSON. */
  detail: string;
  previous_hmac: string;
  hmac: string;
};

export type MemberTable = { user_id: string; role: Role; locale: string | null; created_at: Millis };

export type InvitationTable = {
  id: string;
  /** SHA-256 of the link's secret, hex; the secret itself is shown once and never kept. */
  token_sha256: string;
  /** `setup` makes the first administrator; its email is chosen by whoever claims it. `reset` sets a new password for the member of that email. */
  kind: "setup" | "invitation" | "reset";
  email: string | null;
  role: Role;
  invited_by: string | null;
  created_at: Millis;
  expires_at: Millis;
  claimed_at: Millis | null;
  revoked_at: Millis | null;
};

/** Attempts of one key (who and from where, hashed) in a window that ends at `expires_at`. */
export type SignInLimitTable = { key: string; attempts: number; expires_at: Millis };

export type LeaseTable = { name: string; holder: string; epoch: number; expires_at: Millis };

/** A question of a process that doesn't lead to the one that does (lib/server/replicas). */
export type LeaderRequestTable = {
  id: string;
  /** LeaderRequest as JSON. */
  request: string;
  /** By the database's clock. */
  asked_at: Millis;
  /** The lease epoch of the leader that took it up; a later leader takes it up again. 0 = nobody has. */
  taken_epoch: Generated<number>;
  /** LeaderAnswer as JSON. */
  answer: string | null;
};

/** What the leader's calls of one action at one endpoint came to in the last minute before `at`. */
export type CallUsageTable = {
  host: string;
  action: string;
  calls: number;
  /** Those that the API refused for the rate. */
  refused: number;
  /** Calls that waited for their turn at that moment. */
  waiting: number;
  /** Calls a second that were tried then: less than configured after refusals. */
  per_second: number;
  at: Millis;
};

export type Schema = ViewTables & {
  instances: InstanceTable;
  instance_tags: InstanceTagTable;
  instance_texts: InstanceTextTable;
  instance_texts_gone: InstanceTextGoneTable;
  regions: RegionTable;
  sync_runs: SyncRunTable;
  changes: ChangeTable;
  change_items: ChangeItemTable;
  approvals: ApprovalTable;
  audit_events: AuditEventTable;
  certificates: CertificateTable;
  instance_certificates: InstanceCertificateTable;
  tls_proofs: TlsProofTable;
  rotations: RotationTable;
  rotation_items: RotationItemTable;
  rotation_ticks: RotationTickTable;
  members: MemberTable;
  invitations: InvitationTable;
  sign_in_limits: SignInLimitTable;
  leases: LeaseTable;
  leader_requests: LeaderRequestTable;
  call_usage: CallUsageTable;
  settings: { name: string; value: string };
  user: UserTable;
  session: SessionTable;
};
