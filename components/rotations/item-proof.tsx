"use client";
import ShieldCheck from "lucide-react/icons/shield-check";
import { useTranslations } from "next-intl";
import { ProofFailure } from "@/components/proofs/proof-failure";
import { ProofMark } from "@/components/proofs/proof-mark";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import { proveTls } from "@/lib/actions/proofs";
import type { RotationItem } from "@/lib/domain/rotation-page";
import { useRotationAction } from "./use-rotation-action";

/** Proves TLS against the new CA, and what the last proof since it was seen came to. */
export function ItemProof({ item, mayProve }: { readonly item: RotationItem; readonly mayProve: boolean }) {
  const t = useTranslations("rotations");
  const proofs = useTranslations("proof");
  const { mutate, isPending, error } = useRotationAction(proveTls);
  const { region, instanceId, proof } = item;
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      {mayProve && (
        <Button
          icon={<ShieldCheck aria-hidden="true" className="size-4" />}
          pending={isPending}
          aria-label={t("proveNamed", { id: instanceId })}
          onClick={() => mutate({ region, instanceId })}
        >
          {t("prove")}
        </Button>
      )}
      <StatusText className="empty:hidden">
        {isPending
          ? t("proving")
          : proof && (
              <span className="inline-flex flex-wrap items-start gap-x-1.5">
                {t("proofWas")} <ProofMark verdict={proof.verdict} /> <TimeText at={proof.at} show="absolute" /> ·{" "}
                <TextLink
                  href={`/instances/${region}/${instanceId}#tls-proof`}
                  aria-label={proofs("seeNamed", { id: instanceId })}
                >
                  {proofs("see")}
                </TextLink>
              </span>
            )}
      </StatusText>
      {error && !isPending && <ProofFailure error={error} instanceId={instanceId} />}
    </div>
  );
}
