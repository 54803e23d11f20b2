"use client";
import { useTranslations } from "next-intl";
import { EnableButton } from "@/components/toggle/enable-button";
import { Alert } from "@/components/ui/alert";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { InstanceName } from "./instance-name";
import { SettleButton } from "./settle-button";

type EndedOffListProps = { readonly rows: readonly ChangeDetailRow[]; readonly mayControl: boolean };

/** The instances that a rotation has left with SSL off, since when, and what to do: said until SSL is on again or somebody settles that it stays off. */
export function EndedOffList({ rows, mayControl }: EndedOffListProps) {
  const t = useTranslations("changes.endedOff");
  const off = rows.filter((row) => row.endedOff);
  return (
    // Always there, so that the dialog of a button lives on when its row goes.
    <div className="mx-4 mt-4 max-w-3xl empty:hidden">
      {off.length > 0 && (
        <Alert title={t("title", { count: off.length })}>
          <p>{t("body")}</p>
          <ul className="flex max-h-96 flex-col gap-2 overflow-y-auto">
            {off.map((row) => (
              <li key={row.itemId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <div className="min-w-0 grow basis-56">
                  <InstanceName instance={row} />
                  {row.offStep?.at && <p className="text-sm">{t.rich("since", since(row.offStep.at))}</p>}
                </div>
                <div className="flex flex-wrap gap-2">
                  {row.instance && <EnableButton row={row.instance} />}
                  {mayControl && <SettleButton kind="leaveOff" item={row} />}
                </div>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

function since(at: string) {
  return { when: () => <TimeText key="when" at={at} show="absolute" /> };
}
