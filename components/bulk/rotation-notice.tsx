"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

/** What a rotation does to clients, as far as it is documented, and that its second step is never held. */
export function RotationNotice() {
  const t = useTranslations("bulk.review.rotate");
  return (
    <Alert role="note" tone="warning" title={t("title")}>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {(["documented", "estimated", "unknown", "owed"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Alert>
  );
}
