"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Section } from "@/components/instance/section";
import { PageHeader } from "@/components/ui/page-header";
import { ReadFailure } from "@/components/ui/read-failure";
import { TextLink } from "@/components/ui/text-link";
import { rotationQuery } from "@/lib/client/rotations-query";
import { CancelRotation } from "./cancel-rotation";
import { RotationAbout } from "./rotation-about";
import { RotationChecklist } from "./rotation-checklist";
import { RotationItemRow } from "./rotation-item-row";
import type { RotationRights } from "./rotation-rights";
import { RotationSummaryLine } from "./rotation-summary-line";
import { RotationTitle } from "./rotation-title";
import { SkippedItems } from "./skipped-items";

type RotationViewProps = { readonly rotationId: string; readonly may: RotationRights };

/** One rotation, guided: what expires when, the checklist, and each instance. Follows by itself. */
export function RotationView({ rotationId, may }: RotationViewProps) {
  const t = useTranslations("rotations");
  const query = useQuery(rotationQuery(rotationId));
  const { data: rotation } = query;
  const taking = rotation?.rows.filter(({ skip }) => skip === null) ?? [];
  const mayAct = may.manage && rotation?.state === "open";
  return (
    <>
      <PageHeader
        back={<TextLink href="/rotations">{t("back")}</TextLink>}
        title={rotation ? <RotationTitle rotation={rotation} /> : t("titleOne")}
        description={rotation && <RotationAbout rotation={rotation} />}
        actions={mayAct && <CancelRotation rotation={rotation} />}
      />
      <ReadFailure
        query={query}
        title={t("failedOne.title")}
        body={t("failedOne.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      {rotation && (
        <>
          <RotationSummaryLine rotation={rotation} />
          <Section title={t("checklist")}>
            <RotationChecklist rotation={rotation} may={may} />
          </Section>
          <section aria-labelledby="rotation-instances" className="border-t border-line pt-4">
            <h2 id="rotation-instances" className="mb-3 px-4 text-lg font-semibold text-strong">
              {t("instances")}
            </h2>
            <ul>
              {taking.map((item) => (
                <RotationItemRow key={item.id} rotation={rotation} item={item} may={may} />
              ))}
            </ul>
            <SkippedItems items={rotation.rows.filter(({ skip }) => skip !== null)} />
          </section>
        </>
      )}
    </>
  );
}
