"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import { dayOf, startOfDay } from "@/lib/client/local-day";
import { useTimeZone } from "@/lib/client/use-time-zone";
import type { InstanceFilter } from "@/lib/domain/instance-filter";

type ExpiryRangeProps = {
  readonly filter: InstanceFilter;
  readonly onChange: (patch: Partial<InstanceFilter>) => void;
};

/** Certificates that expire between two days of the reader's zone, both included. */
export function ExpiryRange({ filter, onChange }: ExpiryRangeProps) {
  const t = useTranslations("instances.range");
  const zone = useTimeZone();
  const { expiresFrom: from, expiresUntil: until } = filter;
  return (
    <fieldset className="flex gap-2 border-t border-line pt-2 sm:flex-col">
      <legend className="sr-only">{t("title")}</legend>
      <TextField
        type="date"
        label={t("first")}
        value={from === null ? "" : dayOf(from, zone)}
        onChange={({ target }) => onChange({ expiresFrom: startOfDay(target.value) })}
      />
      <TextField
        type="date"
        label={t("last")}
        value={until === null ? "" : dayOf(until - 1, zone)}
        onChange={({ target }) => onChange({ expiresUntil: startOfDay(target.value, 1) })}
      />
    </fieldset>
  );
}
