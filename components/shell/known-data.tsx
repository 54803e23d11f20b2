"use client";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

type KnownDataProps = {
  /** Query keys with what the server has read for them. */
  readonly read: readonly (readonly [QueryKey, unknown])[];
  /** When, epoch milliseconds. */
  readonly readAt: number;
  readonly children: ReactNode;
};

/** Gives a page's queries what the server has read for them; what the browser has read since is not taken back. Lighter than a HydrationBoundary. */
export function KnownData({ read, readAt, children }: KnownDataProps) {
  const client = useQueryClient();
  const [known, setKnown] = useState<KnownDataProps["read"] | null>(null);
  if (known !== read) {
    setKnown(read);
    for (const [key, data] of read)
      if ((client.getQueryState(key)?.dataUpdatedAt ?? 0) < readAt)
        client.setQueryData(key, data, { updatedAt: readAt });
  }
  return children;
}
