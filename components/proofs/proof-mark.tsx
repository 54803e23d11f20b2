"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { ProofVerdict } from "@/lib/domain/tls-proof";

const LOOK = {
  proven: ["filled", "positive"],
  partly: ["filled", "positive"],
  no_tls: ["octagon", "danger"],
  chain_not_trusted: ["octagon", "danger"],
  expired: ["octagon", "danger"],
  protocol_too_old: ["triangle", "warning"],
  handshake_failed: ["triangle", "warning"],
  no_answer: ["triangle", "warning"],
  address_refused: ["slash", "muted"],
  no_time: ["dashed", "muted"],
  not_reachable: ["dashed", "muted"],
} as const satisfies Record<ProofVerdict, readonly [Shape, Tone]>;

/** What a proof came to, of one node or of all, as shape, word and colour. */
export function ProofMark({ verdict }: { readonly verdict: ProofVerdict }) {
  const t = useTranslations("proof.verdict");
  const [shape, tone] = LOOK[verdict];
  return (
    <StateMark shape={shape} tone={tone}>
      {t(verdict)}
    </StateMark>
  );
}
