"use client";
import { onDemand } from "@/components/ui/on-demand";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { useToggle } from "./toggle-context";

const RowSaid = onDemand(async () => (await import("./row-said")).RowSaid);

/** What a row has to say about its change beyond the state word; most rows have none, so its code comes with the first change on screen. */
export function ChangeNotice({ row }: { readonly row: InstanceRow }) {
  const noted = useToggle().noteOf(row) !== null;
  return (row.change !== null || row.endedOff !== null || noted) && <RowSaid row={row} />;
}
