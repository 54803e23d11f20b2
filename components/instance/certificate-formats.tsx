"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { onDemandDialog } from "@/components/ui/on-demand";

const TruststoreDialog = onDemandDialog(async () => (await import("./truststore-dialog")).TruststoreDialog);

const LOOK =
  "cursor-pointer rounded-sm text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent";

type CertificateFormatsProps = {
  readonly name: { readonly region: string; readonly instanceId: string };
  /** The CA before the present one is still in use. */
  readonly two: boolean;
  readonly onDownload: () => void;
};

/** The same trust in the forms that other drivers and tools want. */
export function CertificateFormats({ name, two, onDownload }: CertificateFormatsProps) {
  const t = useTranslations("instance.formats");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const link = (format: "der" | "bundle" | "p12", children: ReactNode) => (
    // No Link: that would fetch it ahead, and each download is audited. No `download` either: a failure leads back to the page.
    <a
      className={LOOK}
      href={`/api/instances/${name.region}/${name.instanceId}/certificate?format=${format}`}
      onClick={onDownload}
    >
      {children}
    </a>
  );
  return (
    <details className="max-w-2xl">
      <summary className="w-fit cursor-pointer rounded-sm text-accent">{t("title")}</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {two && (
          <li>
            {link("bundle", t("bundle"))}
            <p className="text-sm text-muted">{t("bundleIs")}</p>
          </li>
        )}
        <li>
          {link("p12", t("p12"))}
          {" · "}
          <button type="button" className={LOOK} onClick={() => setAsked("open")}>
            {t("p12Password")}
          </button>
          <p className="text-sm text-muted">{t(two ? "p12IsBoth" : "p12Is")}</p>
        </li>
        <li>
          {link("der", t("der"))}
          <p className="text-sm text-muted">{t("derIs")}</p>
        </li>
      </ul>
      {asked !== "never" && (
        <TruststoreDialog
          name={name}
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
        />
      )}
    </details>
  );
}
