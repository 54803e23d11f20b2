"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { FullPageMessage } from "./full-page-message";

export type ErrorPageProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/** A page that failed: no text of the error itself, which is for the log; the digest finds it there. */
export function ErrorMessage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("shell");
  const words = useTranslations("common");
  return (
    <FullPageMessage
      title={t("error.title")}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {words("tryAgain")}
          </Button>
          <Link href="/instances" className={buttonClass()}>
            {t("backToInstances")}
          </Link>
        </>
      }
    >
      <p role="alert">{t("error.body")}</p>
      {error.digest && <p className="font-mono text-sm text-muted">{t("error.event", { id: error.digest })}</p>}
    </FullPageMessage>
  );
}
