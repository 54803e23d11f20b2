"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { InstanceSelection } from "@/lib/domain/instance-selection";

const CertificatesDialog = onDemandDialog(async () => (await import("./certificates-dialog")).CertificatesDialog);

/** The way to the CA certificates of what is selected, or of all that a filter matches. */
export function CertificatesButton({ selection }: { readonly selection: InstanceSelection }) {
  const t = useTranslations("bulk.certificates");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  return (
    <>
      <Button aria-label={t("title")} onClick={() => setAsked("open")}>
        {t("button")}
      </Button>
      {asked !== "never" && (
        <CertificatesDialog
          selection={selection}
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
        />
      )}
    </>
  );
}
