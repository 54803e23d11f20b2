import { csvCell } from "./csv-cell";
import type { InstanceFilter } from "./instance-filter";
import type { InstanceRow } from "./instance-page";
import type { ReportFormat } from "./report-format";
import { viewQuery } from "./saved-view";

/** An instance with what the list does not show. */
export type ExportedInstance = {
  readonly row: InstanceRow;
  readonly addresses: readonly string[];
  readonly zone: string | null;
  readonly vpcId: string | null;
  readonly projectId: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
};

type Value = string | null | readonly string[];

/** Every column by its name; names of times carry their zone. */
const COLUMNS: Readonly<Record<string, (one: ExportedInstance) => Value>> = {
  region: ({ row }) => row.region,
  instance_id: ({ row }) => row.instanceId,
  name: ({ row }) => row.name,
  type: ({ row }) => row.clusterType,
  mongodb_version: ({ row }) => row.mongoVersion,
  status: ({ row }) => row.status,
  ssl: ({ row }) => row.sslState,
  certificate_expires_at_utc: ({ row }) => row.certificateExpiresAt,
  certificate_problem: ({ row }) => (row.expiryMark?.kind === "unreadable" ? row.expiryMark.problem : null),
  api_says_expires_at_utc: ({ row }) => (row.expiryMark?.kind === "differs" ? row.expiryMark.reportedAt : null),
  ssl_checked_at_utc: ({ row }) => row.sslCheckedAt,
  listed_at_utc: ({ row }) => row.listedAt,
  missing_since_utc: ({ row }) => row.missingSince,
  change_id: ({ row }) => row.change?.changeId ?? null,
  change_target: ({ row }) => row.change?.target ?? null,
  change_state: ({ row }) => row.change?.state ?? null,
  change_since_utc: ({ row }) => row.change?.since ?? null,
  change_by: ({ row }) => row.change?.by ?? null,
  rotation_left_off_in: ({ row }) => row.endedOff?.changeId ?? null,
  addresses: ({ addresses }) => addresses,
  zone: ({ zone }) => zone,
  vpc_id: ({ vpcId }) => vpcId,
  project_id: ({ projectId }) => projectId,
  tags: ({ tags }) => tags.map(({ key, value }) => `${key}=${value}`),
};
const NAMES = Object.keys(COLUMNS);
const READERS = Object.entries(COLUMNS);

/** The parts of an exported file: what comes first, what stands for some instances, what comes last. */
export type ExportText = {
  readonly head: string;
  readonly rows: (instances: readonly ExportedInstance[], first: boolean) => string;
  readonly foot: (count: number) => string;
};

function csvLine(values: readonly Value[]): string {
  const cells = values.map((value) => csvCell(typeof value === "object" && value ? value.join("; ") : value));
  return `${cells.join(",")}\r\n`;
}

/** RFC 4180, a line for each instance; a byte order mark first, so that spreadsheets read names as UTF-8. */
const CSV: ExportText = {
  head: `\uFEFF${csvLine(NAMES)}`,
  rows: (instances) => instances.map((one) => csvLine(READERS.map(([, read]) => read(one)))).join(""),
  foot: () => "",
};

/** The end of the file counts its instances; one that was cut off can't be read as JSON. */
function jsonText(filter: InstanceFilter, exportedAt: string): ExportText {
  const facts = { timeZone: "UTC", exportedAt, filter: viewQuery(filter) };
  const text = (one: ExportedInstance) =>
    JSON.stringify(Object.fromEntries(READERS.map(([name, read]) => [name, read(one)])));
  return {
    head: `${JSON.stringify(facts).slice(0, -1)},"instances":[`,
    rows: (instances, first) => `${first ? "" : ","}\n${instances.map(text).join(",\n")}`,
    foot: (count) => `\n],"count":${count}}\n`,
  };
}

/** `exportedAt` ISO 8601 UTC. */
export function exportText(format: ReportFormat, filter: InstanceFilter, exportedAt: string): ExportText {
  return format === "csv" ? CSV : jsonText(filter, exportedAt);
}
