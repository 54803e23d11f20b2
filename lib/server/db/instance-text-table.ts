import "server-only";
import type { Generated } from "kysely";

/** PostgreSQL only: what a search alone looks at, kept by triggers as `instances` says (migration 0017). */
export type InstanceTextTable = {
  account_id: string;
  region: string;
  instance_id: string;
  sort_name: string;
  search_text: string;
  /** The transaction that wrote it last. */
  written_by: Generated<string>;
};

/** PostgreSQL only: whose text went, and with which transaction. A row of `instance_texts` that came back since counts more. */
export type InstanceTextGoneTable = {
  account_id: string;
  region: string;
  instance_id: string;
  written_by: Generated<string>;
};
