"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { type InstanceFilter, PAGE_SIZES } from "@/lib/domain/instance-filter";

type PagerProps = {
  readonly filter: InstanceFilter;
  readonly total: number;
  readonly onChange: (patch: Partial<InstanceFilter>) => void;
};

/** Pages of the list and how long they are. Nothing to turn and nothing to choose: nothing shown. */
export const Pager = memo(function Pager({ filter, total, onChange }: PagerProps) {
  const t = useTranslations("instances");
  const { page, pageSize } = filter;
  if (total <= PAGE_SIZES[0]) return null;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span className="text-sm text-muted tabular-nums">
        {t("pageRange", { from: Math.min(from, total), to: Math.min(page * pageSize, total), total })}
      </span>
      <span className="flex gap-2">
        <Button
          size="small"
          aria-disabled={page <= 1 || undefined}
          onClick={() => onChange({ page: Math.min(page - 1, last) })}
        >
          {t("previous")}
        </Button>
        <Button size="small" aria-disabled={page >= last || undefined} onClick={() => onChange({ page: page + 1 })}>
          {t("next")}
        </Button>
      </span>
      <span className="flex items-center gap-2 sm:ml-auto">
        <span aria-hidden="true" className="text-sm text-muted">
          {t("pageSize")}
        </span>
        <NativeSelect
          label={t("pageSize")}
          labelHidden
          value={pageSize}
          onChange={({ target }) => onChange({ pageSize: Number(target.value) })}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </NativeSelect>
      </span>
    </nav>
  );
});
