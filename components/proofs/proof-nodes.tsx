"use client";
import { useTranslations } from "next-intl";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import { type NodeProof, protocolName } from "@/lib/domain/tls-proof";
import { ProofMark } from "./proof-mark";

/** Each address of a proof: what it showed, and what that means where it is not proven. */
export function ProofNodes({ nodes }: { readonly nodes: readonly NodeProof[] }) {
  const t = useTranslations("proof");
  return (
    <ul aria-label={t("nodes")} className="flex flex-col border-t border-line">
      {nodes.map((node) => (
        <li key={node.address} className="flex flex-col gap-1 border-b border-line py-2.5">
          <p className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-strong">
            <MonoValue value={node.address} />
            <ProofMark verdict={node.outcome} />
          </p>
          <NodeFacts node={node} />
          {node.outcome !== "proven" && (
            <p className="max-w-prose text-sm">
              {t(`meaning.${node.outcome}`)}
              {node.code && <code className="ml-1.5 font-mono text-muted">{node.code}</code>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function NodeFacts({ node }: { readonly node: NodeProof }) {
  const t = useTranslations("proof");
  const { protocol, cipher, peerNotAfter, plaintext } = node;
  if (protocol === null && plaintext === "unknown") return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
      {protocol && <li>{protocolName(protocol)}</li>}
      {cipher && <li className="font-mono [overflow-wrap:anywhere]">{cipher}</li>}
      {peerNotAfter && (
        <li>{t.rich("peer", { when: () => <TimeText key="when" at={peerNotAfter} show="absolute" /> })}</li>
      )}
      <li className={plaintext === "accepted" ? "text-warning" : undefined}>{t(`plaintext.${plaintext}`)}</li>
    </ul>
  );
}
