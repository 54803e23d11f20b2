import { type InstanceFilter, instanceFilterQuery } from "./instance-filter";
import type { ReportFormat } from "./report-format";

/** The address of the file with all that a filter matches. */
export function exportPath(filter: InstanceFilter, format: ReportFormat): string {
  const query = new URLSearchParams(instanceFilterQuery({ ...filter, page: 1 }));
  query.set("format", format);
  return `/api/instances/export?${query.toString()}`;
}
