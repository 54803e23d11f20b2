import "server-only";
import { sql } from "kysely";
import { isSslUnsupported } from "@/lib/domain/api-error";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type LastSeen, sslDueAt } from "@/lib/domain/ssl-recheck";
import { type SslState, sslStateFromStatus } from "@/lib/domain/ssl-state";
import { settleRotations } from "../changes/settle-rotations";
import { type CallOptions, CloudError, type SslAnswer } from "../cloud/cloud";
import type { App } from "../context";

export type InstanceName = { readonly region: string; readonly instanceId: string };

function dueAfter(app: App, seen: LastSeen): number {
  return sslDueAt(seen, app.config.syncIntervalSeconds * 1000);
}

async function update(app: App, name: InstanceName, values: Record<string, unknown>): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("instances")
      .set(values)
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", name.region)
      .where("instance_id", "=", name.instanceId)
      .execute(),
  );
}

/** Keeps an answer of DescribeInstanceSSL. An expiry that moved means a new certificate: what was known of the old one no longer counts. */
export async function keepSsl(app: App, name: InstanceName, answer: SslAnswer): Promise<SslState> {
  const now = app.clock.now();
  const state = sslStateFromStatus(answer.enabled === null ? null : Number(answer.enabled));
  const due = dueAfter(app, { attemptedAt: now, state, failed: false, expiresAt: answer.expiresAt });
  await app.store.transaction(async (trx) => {
    await trx
      .updateTable("instances")
      .set((eb) => {
        const sameExpiry =
          answer.expiresAt === null
            ? eb("reported_expires_at", "is", null)
            : eb("reported_expires_at", "=", answer.expiresAt);
        const sameCertificate = eb.and([eb("certificate_sha256", "is not", null), sameExpiry]);
        // Nothing moved: the certificate, or the reason why it can't be read, is still the one. A link that was missing and has come moves it too.
        const still = eb.and([
          eb("ssl_state", "=", state),
          sameExpiry,
          ...(answer.certificateUrl ? [eb("certificate_problem", "is distinct from", "link_empty")] : []),
        ]);
        return {
          ssl_state: state,
          ssl_error_code: null,
          ssl_error_message: null,
          ssl_checked_at: now,
          ssl_attempted_at: now,
          // A missing instance is not read again until it is listed.
          ssl_due_at: eb
            .case()
            .when("missing_since", "is", null)
            .then(sql<number>`cast(${due} as bigint)`)
            .else(null)
            .end(),
          certificate_url: answer.certificateUrl,
          certificate_expires_at: eb
            .case()
            .when(sameCertificate)
            .then(eb.ref("certificate_expires_at"))
            .else(answer.expiresAt)
            .end(),
          certificate_problem: eb.case().when(still).then(eb.ref("certificate_problem")).else(null).end(),
          certificate_due_at: eb.case().when(still).then(eb.ref("certificate_due_at")).else(0).end(),
          certificate_failures: eb.case().when(still).then(eb.ref("certificate_failures")).else(0).end(),
          certificate_sha256: eb.case().when(sameCertificate).then(eb.ref("certificate_sha256")).else(null).end(),
          reported_expires_at: answer.expiresAt,
        };
      })
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", name.region)
      .where("instance_id", "=", name.instanceId)
      .execute();
    await settleRotations(trx, app, { ...name, state, at: now });
  });
  return state;
}

/**
 * Reads one instance's SSL state and keeps it. "Not supported" is a state. Any other failure keeps the last known state, notes the error, and is
 * returned: the caller knows whether it concerns the region as a whole.
 */
export async function checkSsl(app: App, name: InstanceName, options: CallOptions): Promise<CloudError | null> {
  try {
    await keepSsl(app, name, await app.cloud.readSsl(name.region, name.instanceId, options));
    return null;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // The run that it was of has been ended: that says nothing of the instance, which stays due.
    if (options.signal?.aborted) return error;
    const now = app.clock.now();
    const noted = {
      ssl_error_code: error.code ?? error.class,
      ssl_error_message: error.message,
      ssl_attempted_at: now,
    };
    const seen = { attemptedAt: now, state: "unsupported", failed: false, expiresAt: null } as const;
    if (!isSslUnsupported(error.code)) {
      await update(app, name, { ...noted, ssl_due_at: dueAfter(app, { ...seen, failed: true }) });
      return error;
    }
    await update(app, name, {
      ...noted,
      ssl_due_at: dueAfter(app, seen),
      ssl_state: "unsupported",
      ssl_checked_at: now,
      certificate_expires_at: null,
      reported_expires_at: null,
      certificate_url: null,
      certificate_sha256: null,
      certificate_problem: null,
      certificate_due_at: 0,
      certificate_failures: 0,
    });
    return null;
  }
}
