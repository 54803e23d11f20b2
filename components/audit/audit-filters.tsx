"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { RouteLink } from "@/components/ui/route-link";
import { TextField } from "@/components/ui/text-field";
import { dayOf, startOfDay } from "@/lib/client/local-day";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from "@/lib/domain/audit-event";
import { type AuditFilter, auditFilterQuery, isAuditFiltered, parseAuditFilter } from "@/lib/domain/audit-filter";
import { AUDIT_ACTION_KEY } from "./audit-action-key";

/** The form's fields as a filter; days become instants of the reader's zone, so that the link means the same to everybody. */
function filterOf(form: FormData): AuditFilter {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const filter = parseAuditFilter({
    actor: text("actor"),
    action: text("action"),
    instance: text("instance"),
    outcome: text("outcome"),
  });
  return { ...filter, from: startOfDay(text("from")), until: startOfDay(text("to"), 1) };
}

/** Narrows the audit; the filter is the page's address. Without JavaScript the form still works, its days in UTC. */
export function AuditFilters({ filter }: { readonly filter: AuditFilter }) {
  const t = useTranslations("audit");
  const zone = useTimeZone();
  const router = useRouter();
  return (
    <form
      // A filter that was cleared or linked to shows in the fields too.
      key={auditFilterQuery(filter)}
      action="/audit"
      aria-label={t("filter.form")}
      onSubmit={(event) => {
        event.preventDefault();
        const query = auditFilterQuery(filterOf(new FormData(event.currentTarget)));
        router.push(query === "" ? "/audit" : `/audit?${query}`);
      }}
      className="grid grid-cols-2 items-end gap-3 border-b border-line px-4 pb-4 md:grid-cols-3 xl:flex xl:flex-wrap"
    >
      <TextField
        label={t("filter.actor")}
        name="actor"
        defaultValue={filter.actor}
        autoComplete="off"
        className="xl:w-44"
      />
      <NativeSelect label={t("filter.action")} name="action" defaultValue={filter.action ?? ""} className="xl:w-52">
        <option value="">{t("filter.anyAction")}</option>
        {AUDIT_ACTIONS.map((action) => (
          <option key={action} value={action}>
            {t(`action.${AUDIT_ACTION_KEY[action]}`)}
          </option>
        ))}
      </NativeSelect>
      <TextField
        label={t("filter.instance")}
        name="instance"
        defaultValue={filter.instance}
        autoComplete="off"
        spellCheck={false}
        className="xl:w-44"
      />
      <NativeSelect label={t("filter.outcome")} name="outcome" defaultValue={filter.outcome ?? ""} className="xl:w-40">
        <option value="">{t("filter.anyOutcome")}</option>
        {AUDIT_OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </NativeSelect>
      <TextField
        key={`from ${zone}`}
        label={t("filter.from")}
        name="from"
        type="date"
        defaultValue={filter.from === null ? "" : dayOf(filter.from, zone)}
        className="xl:w-36"
      />
      <TextField
        key={`to ${zone}`}
        label={t("filter.to")}
        name="to"
        type="date"
        // The bound itself is the first instant that is left out.
        defaultValue={filter.until === null ? "" : dayOf(filter.until - 1, zone)}
        className="xl:w-36"
      />
      <div className="col-span-full flex flex-wrap items-center gap-2">
        <Button type="submit">{t("filter.apply")}</Button>
        {isAuditFiltered(filter) && (
          <RouteLink href="/audit" className={buttonClass({ variant: "quiet" })}>
            {t("filter.clear")}
          </RouteLink>
        )}
        <span className="text-sm text-muted">{t("filter.zone", { zone })}</span>
      </div>
    </form>
  );
}
