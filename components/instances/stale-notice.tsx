"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { FetchFailure } from "@/lib/client/fetch-json";

type StaleNoticeProps = {
  readonly error: Error;
  /** Epoch milliseconds of the rows on screen; null when there are none. */
  readonly asOf: number | null;
  readonly fetching: boolean;
  readonly onRetry: () => void;
};

/** The list can't be read just now: since when the shown rows are what they are, and that it goes on trying. */
export function StaleNotice({ error, asOf, fetching, onRetry }: StaleNoticeProps) {
  const t = useTranslations("instances.stale");
  const words = useTranslations("common");
  const unreachable = error instanceof FetchFailure && error.status === 0;
  return (
    <Alert
      tone="warning"
      className="mx-4 mb-3"
      title={
        asOf === null
          ? t("nothing")
          : t.rich(unreachable ? "title" : "failed", {
              time: () => <TimeText key="time" at={new Date(asOf).toISOString()} show="absolute" />,
            })
      }
      actions={
        <Button size="small" pending={fetching} onClick={onRetry}>
          {words("tryAgain")}
        </Button>
      }
    >
      <p>{t("body")}</p>
    </Alert>
  );
}
