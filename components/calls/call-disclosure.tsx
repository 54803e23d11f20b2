"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { CloudCall } from "@/lib/domain/cloud-call";

const CallTexts = onDemand(async () => (await import("./call-texts")).CallTexts);

/** "Show the call": what the console sends, as other tools would. Loaded when somebody opens it. */
export function CallDisclosure({ calls }: { readonly calls: readonly CloudCall[] }) {
  const t = useTranslations("calls");
  const [opened, setOpened] = useState(false);
  const choices = calls.map((call) => ({
    call,
    name: call.action === "InstanceEnableSSL" ? t(`action.${call.target}`) : t(`action.${call.action}`),
  }));
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary className="w-fit rounded-sm text-sm font-medium text-accent">{t("show")}</summary>
      <div className="mt-2">{opened && <CallTexts label={t("which")} choices={choices} />}</div>
    </details>
  );
}
