"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import { proofVerdict, type TlsProof } from "@/lib/domain/tls-proof";

type SilentSinceProps = {
  /** One that reached nobody. */
  readonly latest: TlsProof;
  readonly since: string;
};

/** Since when a proof has reached no node: "Not reachable from this server since 6 Dec 2026, 21:40 WIB". */
export function SilentSince({ latest, since }: SilentSinceProps) {
  const t = useTranslations("proof");
  return (
    <span className="text-muted">
      {t.rich("silent", {
        verdict: t(`verdict.${proofVerdict(latest.nodes)}`),
        when: () => <TimeText key="when" at={since} show="absolute" />,
      })}
    </span>
  );
}
