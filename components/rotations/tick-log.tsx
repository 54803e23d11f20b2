"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { RotationTick } from "@/lib/domain/rotation-tick";

type TickLogProps = {
  /** Of one step, the oldest first. */
  readonly ticks: readonly RotationTick[];
  /** The instance that a tick is about, by its item. */
  readonly nameOf: (itemId: string) => string;
};

/** Who said what about a step and when: the last in sight, the earlier ones behind it. */
export function TickLog({ ticks, nameOf }: TickLogProps) {
  const t = useTranslations("rotations.tick");
  const [last, ...earlier] = [...ticks].reverse();
  if (!last) return null;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <TickLine tick={last} nameOf={nameOf} />
      {earlier.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-accent">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ol className="mt-1 flex flex-col gap-1">
            {earlier.map((tick) => (
              <li key={tick.seq}>
                <TickLine tick={tick} nameOf={nameOf} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function TickLine({ tick, nameOf }: { readonly tick: RotationTick; readonly nameOf: TickLogProps["nameOf"] }) {
  const t = useTranslations("rotations.tick");
  return (
    <p className="[overflow-wrap:anywhere] text-muted">
      {t.rich(tick.done ? "ticked" : "undone", {
        name: tick.by,
        when: () => <TimeText key="when" at={tick.at} show="absolute" />,
      })}
      {tick.itemId !== null && ` ${t("forOne", { id: nameOf(tick.itemId) })}`}
      {tick.note !== "" && <span className="block whitespace-pre-line text-body">{tick.note}</span>}
    </p>
  );
}
