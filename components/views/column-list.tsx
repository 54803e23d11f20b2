"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { StatusText } from "@/components/ui/status-text";
import { LIST_COLUMNS, type ListColumn, withColumn, withMoved } from "@/lib/domain/list-columns";

type ColumnListProps = {
  readonly columns: readonly ListColumn[];
  readonly onChange: (columns: readonly ListColumn[]) => void;
};

/** The columns in their order, then those that aren't shown. A moved one keeps the focus on the button that moved it. */
export function ColumnList({ columns, onChange }: ColumnListProps) {
  const t = useTranslations("views.layout");
  const name = useTranslations("instances.column");
  const moved = useRef<HTMLButtonElement | null>(null);
  const [said, setSaid] = useState("");
  // The browser takes the focus from what is put elsewhere in the document.
  useLayoutEffect(() => {
    moved.current?.focus();
    moved.current = null;
  });
  const hidden = LIST_COLUMNS.filter((column) => !columns.includes(column));
  const move = (column: ListColumn, by: -1 | 1, button: HTMLButtonElement) => {
    const next = withMoved(columns, column, by);
    if (next === columns) return;
    moved.current = button;
    setSaid(t("moved", { column: name(column), place: next.indexOf(column) + 1, count: next.length }));
    onChange(next);
  };
  return (
    <div>
      <ul aria-label={t("columns")} className="flex flex-col divide-y divide-line border-y border-line">
        {[...columns, ...hidden].map((column) => {
          const place = columns.indexOf(column);
          return (
            <li key={column} className="flex min-h-11 items-center justify-between gap-3">
              <Checkbox
                label={name(column)}
                checked={place >= 0}
                aria-disabled={column === "name" || undefined}
                aria-describedby={column === "name" ? "name-column-stays" : undefined}
                onChange={({ target }) => onChange(withColumn(columns, column, target.checked))}
              />
              {column === "name" && (
                <span id="name-column-stays" className="text-sm text-muted">
                  {t("nameStays")}
                </span>
              )}
              {place > 0 && (
                <span className="flex gap-1">
                  <Button
                    variant="quiet"
                    size="icon"
                    aria-label={t("earlier", { column: name(column) })}
                    aria-disabled={place === 1 || undefined}
                    icon={<ArrowUp aria-hidden="true" className="size-4" />}
                    onClick={({ currentTarget }) => move(column, -1, currentTarget)}
                  />
                  <Button
                    variant="quiet"
                    size="icon"
                    aria-label={t("later", { column: name(column) })}
                    aria-disabled={place === columns.length - 1 || undefined}
                    icon={<ArrowDown aria-hidden="true" className="size-4" />}
                    onClick={({ currentTarget }) => move(column, 1, currentTarget)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <StatusText className="sr-only">{said}</StatusText>
    </div>
  );
}
