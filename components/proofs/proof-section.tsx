"use client";
import ShieldCheck from "lucide-react/icons/shield-check";
import { useTranslations } from "next-intl";
import { Section } from "@/components/instance/section";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { isOpen } from "@/lib/domain/change-item";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { proofPlaintext } from "@/lib/domain/tls-proof";
import { isOlderThanSwitch, standingProof } from "./proof-age";
import { ProofFailure } from "./proof-failure";
import { ProofLine } from "./proof-line";
import { ProofNodes } from "./proof-nodes";
import { PROOF_PLACE } from "./proof-place";
import { SilentSince } from "./silent-since";
import { useProveTls } from "./use-prove-tls";

type ProofSectionProps = { readonly detail: InstanceDetail; readonly mayProve: boolean };

/** Whether clients that verify can trust the instance: the last proof, node by node, and a button that makes one now. */
export function ProofSection({ detail, mayProve }: ProofSectionProps) {
  const t = useTranslations("proof");
  const { mutate, isPending, error } = useProveTls();
  const { proof, row } = detail;
  const { region, instanceId, sslState, change } = row;
  const off = sslState === "disabled" || sslState === "unsupported";
  const moving = change !== null && isOpen(change.state);
  const standing = standingProof(detail);
  const text = proof ? t("again") : t("run");
  return (
    <div id={PROOF_PLACE} className="scroll-mt-16">
      <Section title={t("title")}>
        <div className="flex flex-col items-start gap-3">
          <p className="max-w-prose">{t("intro")}</p>
          {off && <p className="text-muted">{t("off")}</p>}
          {mayProve && !off && !moving && row.missingSince === null && (
            <Button
              icon={<ShieldCheck aria-hidden="true" className="size-4" />}
              pending={isPending}
              aria-label={t("runNamed", { text, id: instanceId })}
              onClick={() => mutate({ region, instanceId })}
            >
              {text}
            </Button>
          )}
          <StatusText className="empty:hidden">
            {isPending ? t("running") : proof ? <ProofLine proof={proof} /> : !off && t("never")}
          </StatusText>
          {error && !isPending && <ProofFailure error={error} instanceId={instanceId} />}
          {proof && (
            <div className="flex w-full max-w-3xl flex-col gap-3">
              {isOlderThanSwitch(detail) && <p className="text-strong">{t("older")}</p>}
              {proofPlaintext(proof.nodes) === "accepted" && <Alert role="note" tone="warning" title={t("accepted")} />}
              {standing && (
                <div className="flex flex-col">
                  <span>{t("lastReached")}</span>
                  <ProofLine proof={standing.proof} />
                  <SilentSince latest={proof} since={standing.silentSince} />
                </div>
              )}
              <ProofNodes nodes={proof.nodes} />
              <p className="text-sm text-muted">{proof.by === null ? t("daily") : t("by", { name: proof.by })}</p>
            </div>
          )}
        </div>
      </Section>
    </div>
  );
}
