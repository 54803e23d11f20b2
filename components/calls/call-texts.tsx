"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import { ReadFailure } from "@/components/ui/read-failure";
import { Skeleton } from "@/components/ui/skeleton";
import { endpointsQuery } from "@/lib/client/endpoints-query";
import { CALL_TOOL_NAMES, CALL_TOOLS, callText } from "@/lib/domain/call-text";
import type { CloudCall } from "@/lib/domain/cloud-call";
import { CallTextBlock } from "./call-text-block";

export type CallChoice = { readonly name: string; readonly call: CloudCall };

type CallTextsProps = {
  /** What the choices are: calls or regions. */
  readonly label: string;
  readonly choices: readonly CallChoice[];
  /** The name of the one that is shown first; otherwise the first. */
  readonly first?: string | undefined;
};

/** Calls as other tools make them, one at a time, with what to know before using one. Load it with next/dynamic. */
export function CallTexts({ label, choices, first }: CallTextsProps) {
  const t = useTranslations("calls");
  const id = useId();
  const [name, setName] = useState(first);
  const endpoints = useQuery(endpointsQuery);
  const shown = choices.find((choice) => choice.name === name) ?? choices[0];
  if (!shown) return null;
  const { call } = shown;
  const endpoint = endpoints.data?.[call.region];
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      {choices.length > 1 && (
        <NativeSelect
          id={id}
          label={label}
          className="max-w-80"
          value={shown.name}
          onChange={({ target }) => setName(target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.name} value={choice.name}>
              {choice.name}
            </option>
          ))}
        </NativeSelect>
      )}
      {call.action === "InstanceEnableSSL" && <p className="max-w-prose text-sm">{t("outside")}</p>}
      <ReadFailure query={endpoints} title={t("failed")} body={t("failedBody")} stale={() => t("failed")} />
      {endpoints.isPending && <Skeleton className="h-40 w-full" />}
      {endpoint &&
        CALL_TOOLS.map((tool) => {
          const text = callText(tool, call, endpoint);
          if (text === null) {
            return (
              <p key={tool} className="text-sm text-muted">
                {t("noTerraform")}
              </p>
            );
          }
          const copy = t("copy", { tool: CALL_TOOL_NAMES[tool] });
          return (
            <div key={tool} className="flex min-w-0 flex-col gap-1">
              <CallTextBlock
                title={CALL_TOOL_NAMES[tool]}
                copy={copy}
                value={text}
                shown={text}
                wrapped={tool === "tccli"}
              />
              {tool === "node" && <p className="text-sm text-muted">{t("node")}</p>}
              {tool === "terraform" &&
                (call.action === "InstanceEnableSSL" || call.action === "DescribeInstanceSSL") && (
                  <ul className="list-disc pl-5 text-sm text-muted">
                    <li>{t("terraform.destroy")}</li>
                    <li>{t("terraform.resend")}</li>
                    <li>{t("terraform.end")}</li>
                  </ul>
                )}
            </div>
          );
        })}
    </div>
  );
}
