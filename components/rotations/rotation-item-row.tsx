"use client";
import { useTranslations } from "next-intl";
import { useRegionName } from "@/components/instances/use-region-name";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { RotationDetail, RotationItem } from "@/lib/domain/rotation-page";
import { lastTick, TICKED_STEPS } from "@/lib/domain/rotation-tick";
import { CloseItem } from "./close-item";
import { ItemCas } from "./item-cas";
import { ItemClosed } from "./item-closed";
import { ItemProof } from "./item-proof";
import { ItemStateMark } from "./item-state-mark";
import type { RotationRights } from "./rotation-rights";
import { StepTick } from "./step-tick";

/** States in which more is to be said than the word. */
const EXPLAINED = ["missing", "ssl_off", "old_again", "new_ca", "unchanged", "unreadable"] as const;

type RotationItemRowProps = {
  readonly rotation: RotationDetail;
  readonly item: RotationItem;
  readonly may: RotationRights;
};

/** One instance of a rotation: how it stands, both CAs, and what can be done about it. */
export function RotationItemRow({ rotation, item, may }: RotationItemRowProps) {
  const t = useTranslations("rotations");
  const problems = useTranslations("certificate.problem");
  const regionName = useRegionName();
  const { region, instanceId, name, state, closed, oldCa, newCa, problem } = item;
  const explained = EXPLAINED.find((one) => one === state);
  const mayManage = may.manage && rotation.state !== "cancelled";
  const provable = state !== "missing" && state !== "ssl_off" && state !== "switching";
  return (
    <li className="flex flex-col gap-3 border-t border-line px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <h3 className="min-w-0">
          <TextLink href={`/instances/${region}/${instanceId}`} className="font-medium [overflow-wrap:anywhere]">
            <bdi>{name === "" ? instanceId : name}</bdi>
          </TextLink>
          <span className="block text-sm text-muted">
            <span className="font-mono">{instanceId}</span> · <span title={region}>{regionName(region)}</span>
          </span>
        </h3>
        <ItemStateMark state={state} />
        {closed === null && oldCa && newCa === null && (
          <span className="text-sm text-muted">
            {t.rich("expires", { when: () => <TimeText at={oldCa.notAfter} show="relative" /> })}
          </span>
        )}
      </div>
      {explained && <p className="max-w-prose">{t(`meaning.${explained}`)}</p>}
      {state === "unreadable" && problem && <p className="max-w-prose text-sm text-muted">{problems(problem)}</p>}
      <ItemCas item={item} />
      {closed && <ItemClosed closed={closed} />}
      {closed === null && (
        <div className="flex flex-wrap items-start gap-3">
          {newCa && <ItemProof item={item} mayProve={may.prove && provable} />}
          {mayManage && <CloseItem rotationId={rotation.id} item={item} />}
        </div>
      )}
      {mayManage && rotation.items > 1 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-sm text-accent">{t("steps")}</summary>
          <ul className="mt-2 flex flex-col gap-3">
            {TICKED_STEPS.map((step) => {
              const done = lastTick(rotation.ticks, step, item.id)?.done === true;
              return (
                <li key={step} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="min-w-40">{t(`step.${step}.title`)}</span>
                  <span className="text-sm text-muted">{t(done ? "stepDone" : "stepOpen")}</span>
                  <StepTick rotation={rotation} step={step} item={item} done={done} />
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </li>
  );
}
