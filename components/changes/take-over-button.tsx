"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ChangeDetailRow } from "@/lib/domain/change-page";

const loadDialog = () => import("./take-over-dialog");
const TakeOverDialog = dynamic(async () => (await loadDialog()).TakeOverDialog, { ssr: false });
const prepare = () => void loadDialog().catch(() => undefined);

/** Takes an instance that needs attention into the reader's own hands; not offered once somebody has it, or sent it again. */
export function TakeOverButton({ item }: { readonly item: ChangeDetailRow }) {
  const t = useTranslations("changes.takeOver");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const wanted = item.state === "needs_attention" && item.takenOver === null && item.retriedBy === null;
  return (
    <>
      {wanted && (
        <Button size="small" onPointerEnter={prepare} onFocus={prepare} onClick={() => setAsked("open")}>
          {t("button")}
        </Button>
      )}
      {asked !== "never" && (
        <TakeOverDialog
          itemId={item.itemId}
          instanceId={item.instanceId}
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
        />
      )}
    </>
  );
}
