import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import type { CollectionFormat } from "@/lib/domain/certificate-collection";
import { certificateProblem } from "@/lib/domain/certificate-problem";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../../audit/append-audit";
import { type Ctx, requirePermission } from "../../context";
import { fileStream } from "../../file-stream";
import { entityTag, isHeld, notModified, tagged } from "../entity-tag";
import { type ChosenInstance, type CollectionSelection, chosenInstances } from "./chosen-instances";
import type { CollectionFacts } from "./collection-facts";
import { bundleChunks, type KnownInstance, truststoreChunks, zipFiles } from "./collection-files";
import { previousCertificates } from "./previous-certificates";
import { zipStream } from "./zip-stream";

export type CollectionRequest = {
  readonly selection: CollectionSelection;
  readonly format: CollectionFormat;
  /** The text of README.txt, in the reader's language. */
  readonly readme: (facts: CollectionFacts) => string;
};

const FILES = {
  zip: { filename: "MongoDB-CA-certificates.zip", contentType: "application/zip" },
  bundle: { filename: "MongoDB-CA-bundle.crt", contentType: "application/x-pem-file" },
  p12: { filename: "MongoDB-CA-truststore.p12", contentType: "application/x-pkcs12" },
} as const;

const isKnown = (row: ChosenInstance): row is KnownInstance => row.certificate_sha256 !== null;

function factsOf(rows: readonly ChosenInstance[], known: readonly KnownInstance[]): CollectionFacts {
  const on = rows.filter((row) => row.ssl_state === "enabled" || row.ssl_state === "unknown");
  const missing = on.filter((row) => !isKnown(row));
  return {
    count: known.length,
    different: new Set(known.map((row) => row.certificate_sha256)).size,
    withoutSsl: rows.length - on.length,
    missing: missing.map((row) => ({
      region: row.region,
      instanceId: row.instance_id,
      problem: certificateProblem(row.certificate_problem),
    })),
  };
}

async function audit(ctx: Ctx, format: CollectionFormat, count: number, outcome: AuditOutcome): Promise<void> {
  const event = { action: "certificate.download", format, count } as const;
  const code = outcome === "failed" ? "cut_off" : null;
  await ctx.app.store.transaction((trx) => appendAudit(trx, ctx, { event, outcome, subjectId: ctx.requestId, code }));
}

/** What is given as it is read, and in the end the audit's word whether all of it was taken. */
async function* audited(
  chunks: AsyncGenerator<Uint8Array>,
  end: (outcome: "succeeded" | "failed") => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let outcome: "succeeded" | "failed" = "failed";
  try {
    yield* chunks;
    outcome = "succeeded";
  } finally {
    await end(outcome);
  }
}

/**
 * The kept CAs of many instances as one file, streamed (a truststore is made as a whole); the cloud is not asked. A bundle and a truststore hold the CA before the present one, too, while it has not
 * expired. The audit has a row before and one when the last byte was taken, or the taker left.
 * @throws Refusal not_permitted, too_many, no_certificates, store_unavailable
 */
export async function downloadCertificates(ctx: Ctx, request: CollectionRequest, asked: Request): Promise<Response> {
  requirePermission(ctx, "certificate.download");
  const { app } = ctx;
  const { format } = request;
  const rows = await chosenInstances(app, request.selection);
  const known = rows.filter(isKnown);
  if (known.length === 0) throw new Refusal("no_certificates");
  const before = format === "zip" ? [] : [...(await previousCertificates(app, known)).values()];
  const readme = request.readme(factsOf(rows, known));
  const sums = [...known.map((row) => row.certificate_sha256), ...before];
  const tag = entityTag(
    JSON.stringify([format, format === "zip" ? readme : "", known.map((row) => [row.region, row.instance_id]), sums]),
  );
  await audit(ctx, format, known.length, "intent");
  if (isHeld(asked, tag)) {
    await audit(ctx, format, known.length, "succeeded");
    return notModified(tag);
  }
  const chunks = {
    zip: () => zipStream(zipFiles(app, known, readme)),
    bundle: () => bundleChunks(app, sums),
    p12: () => truststoreChunks(app, sums),
  }[format]();
  const body = fileStream(audited(chunks, (outcome) => audit(ctx, format, known.length, outcome)));
  const { filename, contentType } = FILES[format];
  return new Response(body, {
    headers: {
      ...tagged(tag),
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${filename}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
