"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { aimOfChange, type InstanceChange, type InstanceRow } from "@/lib/domain/instance-page";
import { againTarget } from "@/lib/domain/rotation";
import { EndedBadlyFacts } from "./ended-badly-facts";
import { useToggle } from "./toggle-context";

/** A change that failed or needs a person: what happened, to which instance, the code, what it means now, what to do. */
export function EndedBadly({ row, change }: { readonly row: InstanceRow; readonly change: InstanceChange }) {
  const t = useTranslations("toggle");
  const words = useTranslations("common");
  const { maySwitch, ask, prepare } = useToggle();
  const doubtful = change.state === "needs_attention";
  const again = againTarget({ target: change.target, step: change.step ?? null }, row.sslState);
  return (
    <Alert
      tone={doubtful ? "warning" : "danger"}
      title={t(`${doubtful ? "attention" : "failed"}.${aimOfChange(change)}`, { id: row.instanceId })}
      actions={
        <>
          {maySwitch && again && (
            <Button
              size="small"
              onPointerEnter={prepare}
              onFocus={prepare}
              onClick={() => ask({ row, target: again, again: doubtful || again === "rotate" ? change.itemId : null })}
            >
              {doubtful ? t("sendAgain") : words("tryAgain")}
            </Button>
          )}
          <TextLink href={`/changes/${change.changeId}`} prefetch={false} className="text-sm">
            {t("details")}
          </TextLink>
        </>
      }
    >
      <EndedBadlyFacts row={row} change={change} />
    </Alert>
  );
}
