"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { useRegionName } from "@/components/instances/use-region-name";
import { Button } from "@/components/ui/button";
import { CallTexts } from "./call-texts";

type ListCallDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly regions: readonly string[];
  /** The region that the list is narrowed to. */
  readonly region: string | null;
};

/** The call that lists a region's instances, for other tools. */
export function ListCallDialog({ open, onOpenChange, regions, region }: ListCallDialogProps) {
  const t = useTranslations("calls");
  const regionName = useRegionName();
  const close = useRef<HTMLButtonElement>(null);
  const name = (code: string) => `${regionName(code)} (${code})`;
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("action.DescribeDBInstances")}
      description={t("perRegion")}
      initialFocus={close}
      actions={
        <Button ref={close} onClick={() => onOpenChange(false)}>
          {t("close")}
        </Button>
      }
    >
      <CallTexts
        label={t("region")}
        first={region ? name(region) : undefined}
        choices={regions.map((code) => ({ name: name(code), call: { action: "DescribeDBInstances", region: code } }))}
      />
    </DialogFrame>
  );
}
