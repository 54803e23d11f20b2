"use client";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { FullPageMessage } from "./full-page-message";

type ErrorPageProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

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
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- loads the document anew, which is what helps here */}
          <a href="/instances" className={buttonClass()}>
            {t("backToInstances")}
          </a>
        </>
      }
    >
      <p role="alert">{t("error.body")}</p>
      {error.digest && <p className="font-mono text-sm text-muted">{t("error.event", { id: error.digest })}</p>}
    </FullPageMessage>
  );
}
