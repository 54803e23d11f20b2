"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { PROOF_PLACE } from "./proof-place";

type ProofLinkProps = { readonly instance: { readonly region: string; readonly instanceId: string } };

/** From where SSL was just enabled to the place where it is proven. */
export function ProofLink({ instance: { region, instanceId } }: ProofLinkProps) {
  const t = useTranslations("proof");
  return (
    <TextLink
      href={`/instances/${region}/${instanceId}#${PROOF_PLACE}`}
      prefetch={false}
      aria-label={t("seeNamed", { id: instanceId })}
      className="text-sm"
    >
      {t("see")}
    </TextLink>
  );
}
