"use client";
import type { Role } from "@/lib/domain/permission";
import type { PaletteGroup } from "./palette-entry";
import { useChangeEntries } from "./use-change-entries";
import { useInstanceEntries } from "./use-instance-entries";
import { usePageEntries } from "./use-page-entries";
import { useViewEntries } from "./use-view-entries";

/** All that the palette offers for what is sought, the likeliest first. Another kind of thing is another hook here. */
export function usePaletteGroups(sought: string, role: Role, onKeys: () => void): readonly PaletteGroup[] {
  const pages = usePageEntries(sought, role, onKeys);
  const instances = useInstanceEntries(sought);
  const changes = useChangeEntries(sought);
  const views = useViewEntries(sought);
  return sought === "" ? [pages, views, changes] : [instances, views, pages, changes];
}
