"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import { proofPlaintext, proofProtocol, proofVerdict, type TlsProof } from "@/lib/domain/tls-proof";
import { ProofMark } from "./proof-mark";

/** A proof in one line: "Proven 6 Dec 2026, 21:40 WIB · TLS 1.3 · plaintext refused". */
export function ProofLine({ proof }: { readonly proof: TlsProof }) {
  const t = useTranslations("proof");
  const protocol = proofProtocol(proof.nodes);
  const plaintext = proofPlaintext(proof.nodes);
  return (
    <span className="inline-flex flex-wrap items-start gap-x-1.5">
      <ProofMark verdict={proofVerdict(proof.nodes)} />
      <TimeText at={proof.at} show="absolute" />
      {protocol !== null && (
        <>
          <span>· {protocol}</span>
          <span className={plaintext === "accepted" ? "text-warning" : undefined}>· {t(`plaintext.${plaintext}`)}</span>
        </>
      )}
    </span>
  );
}
