"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRegionName } from "@/components/instances/use-region-name";
import { ProofSection } from "@/components/proofs/proof-section";
import { RotationNotice } from "@/components/rotations/rotation-notice";
import { ToggleProvider } from "@/components/toggle/toggle-provider";
import { MonoValue } from "@/components/ui/mono-value";
import { PageHeader } from "@/components/ui/page-header";
import { ReadFailure } from "@/components/ui/read-failure";
import { TextLink } from "@/components/ui/text-link";
import { instanceQuery } from "@/lib/client/instance-query";
import { CertificateSection } from "./certificate-section";
import { ConnectSection } from "./connect-section";
import { HistorySection } from "./history-section";
import { InstanceFacts } from "./instance-facts";
import { InstanceNotices } from "./instance-notices";
import { Section } from "./section";
import { SslSection } from "./ssl-section";

type InstanceViewProps = {
  readonly region: string;
  readonly instanceId: string;
  readonly maySwitch: boolean;
  readonly mayProve: boolean;
  readonly mayRotate: boolean;
  /** What the reader was sent here to be told, such as a download that failed. */
  readonly notice: ReactNode;
};

/** One instance: its SSL state first, then the certificate, how to connect, everything else known, and what was done to it. */
export function InstanceView({ region, instanceId, maySwitch, mayProve, mayRotate, notice }: InstanceViewProps) {
  const t = useTranslations("instance");
  const regionName = useRegionName();
  const query = useQuery(instanceQuery({ region, instanceId }));
  const { data: detail } = query;
  return (
    <>
      <PageHeader
        back={<TextLink href="/instances">{t("back")}</TextLink>}
        title={<bdi>{detail?.row.name || instanceId}</bdi>}
        description={
          <span className="inline-flex flex-wrap gap-x-3">
            <MonoValue value={instanceId} />
            <span title={region}>{regionName(region)}</span>
          </span>
        }
      />
      {notice}
      <ReadFailure
        query={query}
        title={t("failed.title")}
        body={t("failed.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      {detail && (
        <ToggleProvider maySwitch={maySwitch} rows={[detail.row]}>
          <InstanceNotices detail={detail} />
          <RotationNotice detail={detail} mayRotate={mayRotate} />
          <div className="xl:grid xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div>
              <SslSection detail={detail} />
              <ProofSection detail={detail} mayProve={mayProve} />
              <CertificateSection detail={detail} mayRotate={mayRotate} />
              <ConnectSection detail={detail} />
            </div>
            <div className="xl:border-l xl:border-line">
              <Section title={t("section.details")}>
                <InstanceFacts detail={detail} />
              </Section>
            </div>
          </div>
          <HistorySection history={detail.history} />
        </ToggleProvider>
      )}
    </>
  );
}
