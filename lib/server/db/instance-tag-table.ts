import "server-only";

/** The tags of the instances as the last listing told them. */
export type InstanceTagTable = {
  account_id: string;
  region: string;
  instance_id: string;
  tag_key: string;
  /** "key=value". */
  tag: string;
};
