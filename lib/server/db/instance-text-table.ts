import "server-only";

/** PostgreSQL only: what a search alone looks at, kept by triggers as `instances` says (migration 0017). */
export type InstanceTextTable = {
  account_id: string;
  region: string;
  instance_id: string;
  sort_name: string;
  search_text: string;
};
