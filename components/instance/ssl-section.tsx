"use client";
import { useTranslations } from "next-intl";
import { CallDisclosure } from "@/components/calls/call-disclosure";
import { ErrorCode } from "@/components/errors/error-code";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { ProofFact } from "@/components/proofs/proof-fact";
import { ChangeNotice } from "@/components/toggle/change-notice";
import { SslControl } from "@/components/toggle/ssl-control";
import { SslStateMark } from "@/components/toggle/ssl-state-mark";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { Fact, FactList } from "./fact";
import { Section } from "./section";

/** Whether SSL is on, the switch, what became of the last change, when the certificate expires, and how fresh all of that is. */
export function SslSection({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("instance");
  const { row, sslError } = detail;
  const { region, instanceId, sslState } = row;
  const known = sslState === "enabled" || sslState === "disabled";
  return (
    <Section title={t("section.ssl")}>
      <div className="mb-3 flex min-h-9 items-center gap-3">
        <SslControl row={row} />
        <SslStateMark row={row} />
      </div>
      <div className="mb-3 max-w-3xl empty:hidden">
        <ChangeNotice row={row} />
      </div>
      <FactList>
        {row.certificateExpiresAt && (
          <Fact name={t("field.expires")}>
            <ExpiryTime at={row.certificateExpiresAt} />
          </Fact>
        )}
        <ProofFact detail={detail} />
        <Fact name={t("field.checked")}>
          {row.sslCheckedAt ? <TimeText at={row.sslCheckedAt} show="both" /> : t("never")}
        </Fact>
      </FactList>
      {sslError && (
        <p className="mt-2 text-sm text-muted">
          {t(row.sslState === "unsupported" ? "sslError.unsupported" : "sslError.unknown")}
          {sslError.code && <ErrorCode code={sslError.code} className="ml-1.5" />}
        </p>
      )}
      <div className="mt-3">
        <CallDisclosure
          calls={[
            { action: "DescribeInstanceSSL", region, instanceId, enabled: known ? sslState === "enabled" : null },
            { action: "DescribeDBInstanceURL", region, instanceId },
            ...(known
              ? ([
                  {
                    action: "InstanceEnableSSL",
                    region,
                    instanceId,
                    target: sslState === "enabled" ? "disabled" : "enabled",
                  },
                ] as const)
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
