"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { Tooltip } from "@/components/ui/tooltip";
import { isOpen } from "@/lib/domain/change-item";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { aimOfChange } from "@/lib/domain/instance-page";
import { sslTarget } from "@/lib/domain/ssl-state";
import { switchId } from "./switch-id";
import { useToggle } from "./toggle-context";
import { usePlannedText } from "./use-planned-text";

/** The switch of one instance. It shows what the store knows and asks before anything is sent; when it may not be used it says why. */
export function SslControl({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("toggle");
  const skip = useTranslations("state.skip");
  const planned = usePlannedText();
  const { maySwitch, ask, prepare } = useToggle();
  const { change, ineligible, sslState } = row;
  const moving = change !== null && isOpen(change.state);
  const reason = moving
    ? ((change.waitsForApproval ? null : planned(change)) ??
      t(`blocked.${change.waitsForApproval ? "waiting" : "moving"}.${aimOfChange(change)}`, { by: change.by }))
    : !maySwitch
      ? t("blocked.role")
      : ineligible
        ? skip(ineligible)
        : null;
  return (
    <Tooltip text={reason}>
      {(aria) => (
        <Switch
          {...aria}
          id={switchId(row)}
          label={t("label", { id: row.instanceId })}
          checked={sslState === "unknown" ? "mixed" : sslState === "enabled"}
          blocked={reason !== null}
          onPointerEnter={prepare}
          onFocus={prepare}
          onClick={() => ask({ row, target: sslTarget(sslState !== "enabled"), again: null })}
        />
      )}
    </Tooltip>
  );
}
