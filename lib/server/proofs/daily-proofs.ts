import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { proofVerdict } from "@/lib/domain/tls-proof";
import { appendAudit } from "../audit/append-audit";
import type { App, Ctx } from "../context";
import { programContext } from "../members/program-context";
import { NoLongerLeading } from "../worker/fenced-store";
import { DUE_MILLIS, dueForProof, type InstanceDue } from "./due-for-proof";
import { keepProof } from "./keep-proof";
import type { Node, ProbedNode } from "./probe-node";
import { nodesOf, type ProbeChoices, probeNodes } from "./probe-nodes";

/** Instances at once: nobody waits for this. */
const AT_ONCE = 2;

type Probe = (nodes: readonly Node[], caPem: string) => Promise<readonly ProbedNode[] | null>;

/** Proves one instance against its kept CA. Null = it could not be tried: no address, or the run was stopped. */
async function proveOne(ctx: Ctx, name: InstanceDue, probe: Probe): Promise<"proven" | "not_proven" | null> {
  const { store, clock } = ctx.app;
  const instance = await store.db
    .selectFrom("instances")
    .innerJoin("certificates", "certificates.sha256", "instances.certificate_sha256")
    .select(["instances.listing", "certificates.pem", "certificates.chain_pem", "certificates.sha256"])
    .where("instances.account_id", "=", DEFAULT_ACCOUNT)
    .where("instances.region", "=", name.region)
    .where("instances.instance_id", "=", name.instanceId)
    .executeTakeFirst();
  if (!instance) return null;
  const addresses = await nodesOf(ctx, { ...name, listing: instance.listing });
  const nodes = await probe(addresses, instance.pem + instance.chain_pem);
  if (nodes === null || nodes.length === 0) return null;
  const found = { ...name, caSha256: instance.sha256, nodes, actor: ctx.actor, at: clock.now() };
  await store.transaction((trx) => keepProof(trx, ctx.app, found));
  return proofVerdict(nodes) === "proven" ? "proven" : "not_proven";
}

/**
 * The leader's proofs of every instance, slowly and in the program's name; each turn of the result takes what is due. One audit row before a run and one
 * after it; a run that was stopped has no second one, and what it did not reach is due at the next turn. Chains are checked against the kept CA; the cloud is asked for addresses only.
 */
export function dailyProofs(app: App, options: ProbeChoices = {}): (signal: AbortSignal) => Promise<void> {
  /** What could not be tried leaves no row that would say when it was. */
  const triedAt = new Map<string, number>();

  async function due(): Promise<readonly InstanceDue[]> {
    const now = app.clock.now();
    const all = await dueForProof(app.store.db, now);
    return all.filter((name) => (triedAt.get(`${name.region}/${name.instanceId}`) ?? 0) <= now - DUE_MILLIS);
  }

  async function tried(ctx: Ctx, name: InstanceDue, probe: Probe): Promise<boolean> {
    try {
      const result = await proveOne(ctx, name, probe);
      if (result === null) triedAt.set(`${name.region}/${name.instanceId}`, app.clock.now());
      return result === "proven";
    } catch (error) {
      if (error instanceof Refusal || error instanceof NoLongerLeading) throw error;
      triedAt.set(`${name.region}/${name.instanceId}`, app.clock.now());
      app.log.warn({ err: error, ...name }, "a daily TLS proof could not be made");
      return false;
    }
  }

  return async (signal) => {
    const names = await due();
    if (names.length === 0) return;
    const ctx = programContext(app, "daily TLS proof");
    const write = (outcome: AuditOutcome, proven: number) =>
      app.store.transaction((trx) =>
        appendAudit(trx, ctx, {
          event: { action: "proof.run-daily", instances: names.length, proven },
          outcome,
          subjectId: ctx.requestId,
        }),
      );
    await write("intent", 0);
    const stopped = new Promise<null>((resolve) => {
      signal.addEventListener("abort", () => resolve(null), { once: true });
    });
    // A node may take seconds; whoever stops the run does not wait for it.
    const probe: Probe = (nodes, caPem) => Promise.race([probeNodes(app, nodes, caPem, options), stopped]);
    const waiting = names[Symbol.iterator]();
    let proven = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const name of waiting) {
          if (signal.aborted) return;
          if (await tried(ctx, name, probe)) proven += 1;
        }
      }),
    );
    if (!signal.aborted) await write("succeeded", proven);
  };
}
