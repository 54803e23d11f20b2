"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { useRegionName } from "@/components/instances/use-region-name";
import { Alert } from "@/components/ui/alert";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceDetail } from "@/lib/domain/instance-detail";

/** What makes the rest of the page less than the present truth: the instance is no longer listed, or its region can't be read. */
export function InstanceNotices({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("instance");
  const regionName = useRegionName();
  const { missingSince, listedAt, instanceId, region } = detail.row;
  const error = detail.regionSummary?.error;
  return (
    <>
      {missingSince && (
        <Alert
          role="note"
          tone="warning"
          title={t("missing.title", { id: instanceId, region: regionName(region) })}
          className="mx-4 mb-3"
        >
          <p>
            {t.rich("missing.body", {
              when: () => <TimeText key="when" at={listedAt ?? missingSince} show="absolute" />,
            })}
          </p>
        </Alert>
      )}
      {error && (
        <Alert
          role="note"
          tone="warning"
          title={t("regionFailed.title", { region: regionName(region) })}
          className="mx-4 mb-3"
        >
          <p>
            {t.rich("regionFailed.since", { when: () => <TimeText key="when" at={error.since} show="absolute" /> })}
          </p>
          {error.code && (
            <p>
              <ErrorCode code={error.code} />
            </p>
          )}
          <p>
            <AdviceText advice={error.advice} code={error.code} />
          </p>
        </Alert>
      )}
    </>
  );
}
