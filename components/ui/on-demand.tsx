"use client";
import { useTranslations } from "next-intl";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { StatusText } from "./status-text";
import { untilLoaded } from "./until-loaded";

/**
 * A component whose code is loaded when it is shown for the first time; `waiting` stands in its place until then. React's own lazy, not
 * next/dynamic, which would add 1 kB to every first load.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await untilLoaded(load) }));
  return (props) => (
    <Suspense fallback={waiting}>
      <Loaded {...props} />
    </Suspense>
  );
}

/** The same for a dialog: what was asked for is on its way, said where the dialog will be. */
export function onDemandDialog<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return onDemand(load, <DialogOnItsWay />);
}

function DialogOnItsWay() {
  const t = useTranslations("common");
  return (
    // Keys are for it already (lib/client/page-key.ts): what is typed into it must not steer the list.
    <div data-on-its-way="">
      <StatusText className="fixed inset-x-0 bottom-20 z-50 mx-auto w-fit rounded border border-line-strong bg-overlay px-3 py-1.5 sm:top-[12vh] sm:bottom-auto">
        {t("loading")}
      </StatusText>
    </div>
  );
}
