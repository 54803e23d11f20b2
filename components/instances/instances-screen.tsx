"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { SelectTools } from "@/components/bulk/select-tools";
import { SelectionBar } from "@/components/bulk/selection-bar";
import { useSelection } from "@/components/bulk/use-selection";
import { ListCallButton } from "@/components/calls/list-call-button";
import { ToggleProvider } from "@/components/toggle/toggle-provider";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { ListTools } from "@/components/views/list-tools";
import { pollMillis } from "@/lib/client/instances-query";
import { useListAddress } from "@/lib/client/use-list-address";
import { useListViews } from "@/lib/client/use-list-views";
import { type InstanceFilter, instanceFilterQuery, NO_FILTER, pressedSort } from "@/lib/domain/instance-filter";
import type { InstancePage, InstanceRow } from "@/lib/domain/instance-page";
import type { Role } from "@/lib/domain/permission";
import { searchTerms } from "@/lib/domain/search-text";
import { FilterBar } from "./filter-bar";
import { InstanceTable } from "./instance-table";
import { ListStatus } from "./list-status";
import { ListWake } from "./list-wake";
import { SearchTerms } from "./marked-text";
import { Pager } from "./pager";
import { RefreshButton } from "./refresh-button";
// Not on demand: a list that is read again before the code is there would lose it for a moment, and move.
import { RegionFailures } from "./region-failures";
// Not on demand: where the console can't be reached, its code could not be had.
import { StaleNotice } from "./stale-notice";
import { SyncLine } from "./sync-line";
import { useHeldOrder } from "./use-held-order";
import { useInstances } from "./use-instances";

// Who may change nothing selects nothing, and finds the certificates here.
const CertificatesButton = onDemand(
  async () => (await import("@/components/bulk/certificates-button")).CertificatesButton,
);
const ViewBar = onDemand(async () => (await import("@/components/views/view-bar")).ViewBar);
// Most lists have rows and keep their order.
const EmptyList = onDemand(async () => (await import("./empty-list")).EmptyList);
const OrderChanged = onDemand(async () => (await import("./order-changed")).OrderChanged);

const NO_ROWS: readonly InstanceRow[] = [];

type InstancesScreenProps = {
  readonly role: Role;
  /** Whether that role may change SSL; who may not selects nothing. */
  readonly mayChange: boolean;
};

/** The fleet: is anything wrong, which instance, and its switch. */
export function InstancesScreen({ role, mayChange }: InstancesScreenProps) {
  const t = useTranslations("instances");
  const params = useSearchParams();
  const known = useListViews();
  const [address, setFilter, hrefAfter] = useListAddress(known);
  const { filter } = address;
  const { page, readAt, error, fetching, behind, refetch } = useInstances(filter);
  const read = page?.rows ?? NO_ROWS;
  const shown = useShown(page, behind ? null : filter);
  const { rows, gone, moved, holders, renew } = useHeldOrder(shown.page?.rows ?? NO_ROWS, shown.list);
  const selection = useSelection(filter, rows);
  return (
    <ToggleProvider maySwitch={mayChange} rows={read}>
      <PageHeader
        title={t("title")}
        description={<ListStatus page={page} filter={filter} />}
        actions={
          <>
            <ListTools known={known} address={address} onChange={setFilter} role={role} total={page?.total ?? 0} />
            <ListCallButton regions={page?.regions ?? []} region={filter.region[0] ?? null} />
            <RefreshButton keys={read} label={t("refresh")} />
          </>
        }
      />
      {(address.view || params.has("view")) && <ViewBar known={known} address={address} />}
      <SyncLine sync={page?.sync} />
      {error && <StaleNotice error={error} asOf={page ? readAt : null} fetching={fetching} onRetry={refetch} />}
      {page && <RegionFailures regions={page.regions} />}
      <FilterBar
        filter={filter}
        pollMillis={pollMillis(page)}
        onChange={setFilter}
        onClear={() => setFilter(NO_FILTER)}
        tools={
          page &&
          (mayChange ? (
            <SelectTools selection={selection} total={page.total} />
          ) : (
            page.total > 0 && <CertificatesButton selection={{ kind: "filter", filter, count: page.total }} />
          ))
        }
      />
      {mayChange && <SelectionBar selection={selection} />}
      {shown.page && (
        <SearchTerms value={shown.terms}>
          <InstanceTable
            layout={{ ...known.layout, columns: address.columns ?? known.layout.columns }}
            rows={rows}
            list={shown.list}
            gone={gone}
            regions={shown.page.regions}
            holders={holders}
            sort={filter.sort}
            onSort={(sort) => setFilter({ sort: pressedSort(filter, sort) })}
            busy={behind || shown.page !== page}
            selection={mayChange ? selection : null}
          />
        </SearchTerms>
      )}
      <ListWake />
      {moved && <OrderChanged onUpdate={renew} />}
      {shown.page && rows.length === 0 && (
        <EmptyList page={shown.page} filter={filter} hrefAfter={hrefAfter} onChange={setFilter} />
      )}
      {page && <Pager filter={filter} total={page.total} onChange={setFilter} />}
    </ToggleProvider>
  );
}

type Shown = {
  readonly page: InstancePage | undefined;
  /** Names what is listed; null = the rows are those of the list before. */
  readonly list: string | null;
  /** What is marked in the rows: the words that they were searched by. */
  readonly terms: readonly string[];
};

/** What the rows are drawn from: it follows what was read as soon as nothing more urgent, such as a key, is to be drawn. `filter` is null while the rows are those of another. */
function useShown(page: InstancePage | undefined, filter: InstanceFilter | null): Shown {
  const list = filter && instanceFilterQuery(filter);
  const search = filter?.search ?? null;
  const [searched, setSearched] = useState(search ?? "");
  if (search !== null && search !== searched) setSearched(search);
  const terms = useMemo(() => searchTerms(searched), [searched]);
  return useDeferredValue(useMemo(() => ({ page, list, terms }), [page, list, terms]));
}
