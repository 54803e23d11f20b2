import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { isRegionCode } from "@/lib/domain/region";
import { proofVerdict, type TlsProof } from "@/lib/domain/tls-proof";
import { appendAudit } from "../audit/append-audit";
import { CertificateError } from "../certificates/certificate-error";
import { findKeptCertificate } from "../certificates/find-kept-certificate";
import type { InstanceOfCertificate } from "../certificates/keep-certificate";
import { obtainCertificate } from "../certificates/obtain-certificate";
import { type Ctx, requirePermission, type Trx } from "../context";
import { inTime } from "./in-time";
import { keepProof } from "./keep-proof";
import type { Node, ProbedNode } from "./probe-node";
import { nodesOf, type ProbeChoices, probeNodes } from "./probe-nodes";

type Authority = { readonly pem: string; readonly sha256: string };

/** What a client is given: the certificate and those above it. */
function authority(ca: { readonly pem: string; readonly chainPem: string; readonly sha256: string }): Authority {
  return { pem: ca.pem + ca.chainPem, sha256: ca.sha256 };
}
/** How long a person waits at most, real time, after the addresses are known (see `nodesOf`): for the CA if none is kept, the nodes, and all of it once more if the CA was renewed. */
export type ProofTimes = {
  readonly certificateMillis: number;
  readonly nodesMillis: number;
  readonly allMillis: number;
};
const PROOF_TIMES: ProofTimes = { certificateMillis: 5_000, nodesMillis: 9_000, allMillis: 12_000 };

export type ProveOptions = ProbeChoices & { readonly times?: ProofTimes };
type Found = { readonly ca: Authority; readonly nodes: readonly ProbedNode[] };

/** The nodes that may be asked. An instance that is gone keeps its addresses in the store, and they may be somebody else's by now. */
async function nodesToProve(ctx: Ctx, key: InstanceOfCertificate): Promise<readonly Node[]> {
  if (!isRegionCode(key.region) || !isInstanceId(key.instanceId)) throw new Refusal("not_found");
  const instance = await ctx.app.store.db
    .selectFrom("instances")
    .select(["listing", "ssl_state", "missing_since"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", key.region)
    .where("instance_id", "=", key.instanceId)
    .executeTakeFirst();
  if (!instance) throw new Refusal("not_found");
  if (instance.missing_since !== null) throw new Refusal("proof_impossible", { reason: "missing" });
  if (instance.ssl_state === "disabled" || instance.ssl_state === "unsupported")
    throw new Refusal("proof_impossible", { reason: "ssl_off" });
  const nodes = await nodesOf(ctx, { ...key, listing: instance.listing });
  if (nodes.length === 0) throw new Refusal("proof_impossible", { reason: "no_address" });
  return nodes;
}

async function obtainAuthority(ctx: Ctx, key: InstanceOfCertificate, millis: number): Promise<Authority> {
  const obtained = await inTime(obtainCertificate(ctx, key, {}), millis);
  if (obtained === null) throw new CertificateError("cloud_unreachable");
  return authority(obtained);
}

/** A chain that the kept CA doesn't explain may be that of a CA renewed since: then the API's own word is asked once. */
async function probe(
  ctx: Ctx,
  key: InstanceOfCertificate,
  nodes: readonly Node[],
  { times = PROOF_TIMES, ...options }: ProveOptions,
): Promise<Found> {
  const end = performance.now() + times.allMillis;
  const left = () => end - performance.now();
  const kept = await findKeptCertificate(ctx, key);
  const ca = kept
    ? authority({ ...kept, chainPem: kept.chain_pem })
    : await obtainAuthority(ctx, key, times.certificateMillis);
  const probed = await probeNodes(ctx.app, nodes, ca.pem, options, Math.min(times.nodesMillis, left()));
  const found = { ca, nodes: probed };
  if (kept === null || !probed.some(({ outcome }) => outcome === "chain_not_trusted")) return found;
  const renewed = await obtainAuthority(ctx, key, left()).catch((error: unknown) => {
    if (error instanceof CertificateError) return null;
    throw error;
  });
  if (renewed === null || renewed.sha256 === kept.sha256 || left() <= 0) return found;
  return { ca: renewed, nodes: await probeNodes(ctx.app, nodes, renewed.pem, options, left()) };
}

/** What wasn't reached is not known; it has not failed. */
function auditOutcome(verdict: ReturnType<typeof proofVerdict>): AuditOutcome {
  if (verdict === "proven") return "succeeded";
  return verdict === "not_reachable" || verdict === "no_time" || verdict === "partly" ? "unknown" : "failed";
}

/**
 * A handshake with each node address that the API gave for an instance, its chain checked against the instance's CA certificate (fetched first if none is
 * kept), and whether a client without TLS is still answered. Ends within about 15 s, whatever the nodes and the API do. Kept as the instance's latest proof. The audit has a row before and one after.
 * @throws Refusal not_permitted, not_found, proof_impossible (reason missing, ssl_off, no_address or no_ca; the last with a CertificateProblem), store_unavailable
 */
export async function proveTls(
  ctx: Ctx,
  request: InstanceOfCertificate,
  options: ProveOptions = {},
): Promise<TlsProof> {
  requirePermission(ctx, "proof.run");
  const key = { region: request.region, instanceId: request.instanceId };
  const nodes = await nodesToProve(ctx, key);
  const { store, clock, log } = ctx.app;
  const write = (trx: Trx, outcome: AuditOutcome, proven: number, code: string | null) => {
    const event = { action: "proof.run", ...key, nodes: nodes.length, proven } as const;
    return appendAudit(trx, ctx, { event, outcome, subjectId: ctx.requestId, code });
  };

  await store.transaction((trx) => write(trx, "intent", 0, null));
  let found: Found;
  try {
    found = await probe(ctx, key, nodes, options);
  } catch (error) {
    const problem = error instanceof CertificateError ? error.reason : null;
    log.warn({ ...key, code: problem ?? "unexpected" }, "a TLS proof could not be made");
    await store.transaction((trx) => write(trx, "failed", 0, problem ?? "unexpected"));
    throw problem === null ? error : new Refusal("proof_impossible", { reason: "no_ca", problem });
  }
  const verdict = proofVerdict(found.nodes);
  const proven = found.nodes.filter(({ outcome }) => outcome === "proven").length;
  return store.transaction(async (trx) => {
    await write(trx, auditOutcome(verdict), proven, verdict === "proven" ? null : verdict);
    return keepProof(trx, ctx.app, {
      ...key,
      caSha256: found.ca.sha256,
      nodes: found.nodes,
      actor: ctx.actor,
      at: clock.now(),
    });
  });
}
