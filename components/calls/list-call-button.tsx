"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { RegionSummary } from "@/lib/domain/instance-page";

const ListCallDialog = onDemandDialog(async () => (await import("./list-call-dialog")).ListCallDialog);

type ListCallButtonProps = { readonly regions: readonly RegionSummary[]; readonly region: string | null };

/** Opens the call that lists the instances; loaded when somebody asks for it. */
export function ListCallButton({ regions, region }: ListCallButtonProps) {
  const t = useTranslations("calls");
  const [shown, setShown] = useState<"never" | "open" | "closed">("never");
  const asked = regions.filter(({ state }) => state !== "unsupported").map((one) => one.region);
  return (
    <>
      <Button variant="quiet" icon={<Icon name="terminal" className="size-4" />} onClick={() => setShown("open")}>
        <span className="max-sm:sr-only">{t("show")}</span>
      </Button>
      {shown !== "never" && (
        <ListCallDialog
          open={shown === "open"}
          onOpenChange={(open) => setShown(open ? "open" : "closed")}
          regions={asked}
          region={region}
        />
      )}
    </>
  );
}
