"use client";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/instance/fact";
import { TextLink } from "@/components/ui/text-link";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { isOlderThanSwitch, standingProof } from "./proof-age";
import { ProofLine } from "./proof-line";
import { PROOF_PLACE } from "./proof-place";
import { SilentSince } from "./silent-since";

/** The last proof beside the switch, and if that reached nobody the last that did; where there is none of the present state, that, and the way to it. */
export function ProofFact({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("proof");
  const { proof, row } = detail;
  if (row.sslState !== "enabled") return null;
  const standing = standingProof(detail);
  if (proof && standing)
    return (
      <Fact name={t("title")}>
        <span className="flex flex-col">
          <ProofLine proof={standing.proof} />
          <SilentSince latest={proof} since={standing.silentSince} />
        </span>
      </Fact>
    );
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
