"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { NativeSelect } from "@/components/ui/native-select";
import { StatusText } from "@/components/ui/status-text";
import { connectionQuery } from "@/lib/client/connection-query";
import { type ConnectionAddress, listedAddress } from "@/lib/domain/connection-address";
import type { InstanceDetail } from "@/lib/domain/instance-detail";

type ConnectionChoiceProps = {
  readonly detail: InstanceDetail;
  readonly children: (address: ConnectionAddress) => ReactNode;
};

/** Which address the snippets have: one of those that the API gives, else what the listing told, and why. */
export function ConnectionChoice({ detail, children }: ConnectionChoiceProps) {
  const t = useTranslations("instance.connect.address");
  const { data, isError } = useQuery(connectionQuery(detail.row));
  const [type, setType] = useState<string | null>(null);
  const given = data?.addresses ?? [];
  const address = given.find((one) => one.type === type) ?? given[0] ?? listedAddress(detail.addresses, detail.port);
  return (
    <>
      {given.length > 1 && (
        <NativeSelect
          label={t("choice")}
          hint={t("choiceHint")}
          className="mt-3 max-w-96"
          value={address.type ?? ""}
          onChange={({ target }) => setType(target.value)}
        >
          {given.map((one) => (
            <option key={one.type} value={one.type ?? ""}>
              {one.type}
            </option>
          ))}
        </NativeSelect>
      )}
      {children(address)}
      <StatusText className="mt-3 max-w-prose text-sm text-muted">
        {data && given.length > 0 && t("given")}
        {data && given.length === 0 && !data.failure && t("none")}
        {data?.failure && (
          <>
            {t("failed")} {data.failure.code && <ErrorCode code={data.failure.code} />}{" "}
            <AdviceText advice={data.failure.advice} code={data.failure.code} />
          </>
        )}
        {isError && !data && t("failed")}
      </StatusText>
    </>
  );
}
