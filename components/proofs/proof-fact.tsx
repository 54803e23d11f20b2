"use client";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/instance/fact";
import { TextLink } from "@/components/ui/text-link";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { isOlderThanSwitch } from "./proof-age";
import { ProofLine } from "./proof-line";
import { PROOF_PLACE } from "./proof-place";

/** The last proof beside the switch; where there is none of the present state, that, and the way to it. */
export function ProofFact({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("proof");
  const { proof, row } = detail;
  if (row.sslState !== "enabled") return null;
  return (
    <Fact name={t("title")}>
      {proof && !isOlderThanSwitch(detail) ? (
        <ProofLine proof={proof} />
      ) : (
        <TextLink href={`#${PROOF_PLACE}`}>{proof ? t("since") : t("never")}</TextLink>
      )}
    </Fact>
  );
}
