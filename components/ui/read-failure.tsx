"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "./alert";
import { Button } from "./button";
import { TimeText } from "./time-text";

type ReadFailureProps = {
  /** The parts of TanStack Query's result that matter here. */
  readonly query: {
    readonly isError: boolean;
    readonly isFetching: boolean;
    readonly data: unknown;
    readonly dataUpdatedAt: number;
    readonly refetch: () => Promise<unknown>;
  };
  readonly title: string;
  readonly body: string;
  /** What is said above data that is still shown; gets the time of that data. */
  readonly stale: (when: ReactNode) => ReactNode;
};

/** A read that failed: without data an alert in its place, with older data a line above it that says how old it is. Keep it mounted. */
export function ReadFailure({ query, title, body, stale }: ReadFailureProps) {
  const t = useTranslations("common");
  if (!query.isError) return null;
  const again = (
    <Button size="small" pending={query.isFetching} onClick={() => void query.refetch()}>
      {t("tryAgain")}
    </Button>
  );
  return query.data === undefined ? (
    <Alert title={title} actions={again} className="m-4">
      <p>{body}</p>
    </Alert>
  ) : (
    <Alert
      tone="warning"
      title={stale(<TimeText at={new Date(query.dataUpdatedAt).toISOString()} show="absolute" />)}
      actions={again}
      className="mx-4 mb-4"
    />
  );
}
