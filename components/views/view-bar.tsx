"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { replaceView } from "@/lib/actions/views";
import { writeAddress } from "@/lib/client/write-address";
import { isViewChanged, type ListAddress, namesNoView } from "@/lib/domain/list-address";
import { type ListViews, type SavedView, viewQuery } from "@/lib/domain/saved-view";
import { rawParams } from "@/lib/domain/search-params";
import { ActFailure } from "./act-failure";
import { useViewAct } from "./use-view-act";

type ViewBarProps = { readonly known: ListViews; readonly address: ListAddress };

/** Which view is open, whether the list is still it, and what of it means nothing any more. */
export function ViewBar({ known, address }: ViewBarProps) {
  const t = useTranslations("views.bar");
  const params = useSearchParams();
  const { view } = address;
  if (view) return <OpenView view={view} address={address} />;
  if (!namesNoView(rawParams(params), known)) return null;
  return (
    <Alert role="note" tone="info" className="mx-4 mb-3" title={t("missing")}>
      <p>{t("missingBody")}</p>
    </Alert>
  );
}

function OpenView({ view, address }: { readonly view: SavedView; readonly address: ListAddress }) {
  const words = useTranslations("views");
  const t = useTranslations("views.bar");
  const goBack = () => writeAddress(`?view=${view.id}`);
  const act = useViewAct(goBack);
  const changed = isViewChanged(address);
  const save = () =>
    act.mutate(() =>
      replaceView({
        viewId: view.id,
        query: viewQuery(address.filter),
        columns: [...(address.columns ?? view.columns)],
      }),
    );
  return (
    <section aria-label={t("label")} className="mx-4 mb-3 flex flex-col gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="font-medium text-strong [overflow-wrap:anywhere]">
            <bdi>{view.name}</bdi>
          </span>
          {view.own && view.shared && <Badge>{words("shared")}</Badge>}
          {!view.own && (
            <span className="text-sm text-muted">
              {words(view.ownerGone ? "byRemoved" : "by", { owner: view.owner })}
            </span>
          )}
          {changed && <Badge tone="warning">{t("changed")}</Badge>}
        </p>
        {changed && (
          <span className="flex flex-wrap gap-2">
            {view.own && (
              <Button size="small" pending={act.isPending} onClick={save}>
                {t("save")}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={goBack}>
              {t("back")}
            </Button>
          </span>
        )}
      </div>
      <LeftOut view={view} />
      <ActFailure error={act.error} />
    </section>
  );
}

function LeftOut({ view: { leftOut, newer, own } }: { readonly view: SavedView }) {
  const t = useTranslations("views.bar");
  if (leftOut.length === 0 && !newer) return null;
  return (
    <Alert role="note" tone="warning" title={t(newer ? "newer" : "leftOut")}>
      {leftOut.length > 0 && (
        <ul className="flex flex-wrap gap-x-3">
          {leftOut.map((part) => (
            <li key={part} className="font-mono text-xs">
              {part}
            </li>
          ))}
        </ul>
      )}
      {own && <p>{t("savingDrops")}</p>}
    </Alert>
  );
}
