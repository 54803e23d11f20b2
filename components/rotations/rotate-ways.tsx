"use client";
import ExternalLink from "lucide-react/icons/external-link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { OffOnWay } from "./off-on-way";

type RotateWaysProps = { readonly rotation: RotationDetail; readonly mayChange: boolean };

/** The two ways to a new CA, each with what is documented about it and what is not. */
export function RotateWays({ rotation, mayChange }: RotateWaysProps) {
  const t = useTranslations("rotations.way");
  return (
    <div className="grid max-w-4xl gap-3 lg:grid-cols-2">
      <Way title={t("refresh")} how={t("refreshHow")} does={t("refreshDoes")}>
        <a href={rotation.consoleUrl} target="_blank" rel="noreferrer" className={buttonClass()}>
          <ExternalLink aria-hidden="true" className="size-4" />
          {t("refreshLink")}
        </a>
      </Way>
      <Way title={t("offOn")} how={t("offOnHow")} does={t("offOnDoes")}>
        {mayChange && <OffOnWay rotation={rotation} />}
      </Way>
    </div>
  );
}

type WayProps = {
  readonly title: string;
  readonly how: string;
  readonly does: string;
  readonly children: ReactNode;
};

function Way({ title, how, does, children }: WayProps) {
  return (
    <section aria-label={title} className="flex flex-col items-start gap-2 rounded border border-line p-3">
      <h4 className="font-medium text-strong">{title}</h4>
      <p>{how}</p>
      <p className="text-sm text-muted">{does}</p>
      <div className="mt-auto pt-1">{children}</div>
    </section>
  );
}
