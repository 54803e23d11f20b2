"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { useNow } from "@/lib/client/use-now";
import { expiryLevel } from "@/lib/domain/certificate-expiry";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { onlyInstance } from "./only-instance";
import { OpenRotationButton } from "./open-rotation-button";

type RotationNoticeProps = { readonly detail: InstanceDetail; readonly mayRotate: boolean };

/** At an instance: that it is in a rotation, or that its CA expires soon and a rotation is the way. */
export function RotationNotice({ detail, mayRotate }: RotationNoticeProps) {
  const t = useTranslations("instance.rotation");
  const now = useNow("minute");
  const { row, certificate, rotationId } = detail;
  if (rotationId !== null)
    return (
      <Alert
        role="note"
        tone="info"
        title={t("in")}
        className="mx-4 mb-3"
        actions={<TextLink href={`/rotations/${rotationId}`}>{t("see")}</TextLink>}
      >
        <p>{t("inBody")}</p>
      </Alert>
    );
  if (!certificate || row.sslState !== "enabled" || row.missingSince !== null) return null;
  const level = expiryLevel(Date.parse(certificate.notAfter), now);
  if (level === "fine" || level === "none") return null;
  return (
    <Alert
      role="note"
      tone={level === "notice" || level === "warning" ? "warning" : "danger"}
      title={t(level === "expired" ? "expired" : "soon")}
      className="mx-4 mb-3"
      actions={mayRotate && <OpenRotationButton selection={onlyInstance(row)} />}
    >
      <p>{t("soonBody")}</p>
    </Alert>
  );
}
