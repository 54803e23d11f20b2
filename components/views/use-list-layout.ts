"use client";
import { useQueryClient } from "@tanstack/react-query";
import { setListLayout } from "@/lib/actions/views";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { VIEWS_KEY } from "@/lib/client/views-query";
import type { ListLayout } from "@/lib/domain/list-layout";
import type { ListViews } from "@/lib/domain/saved-view";

/** Changes how the reader likes the list: seen at once, kept for every browser of theirs. When it could not be kept, `error` says so and what is kept is shown again. */
export function useListLayout() {
  const client = useQueryClient();
  const { mutate, error } = useActionMutation(setListLayout, {
    onError: () => void client.invalidateQueries({ queryKey: VIEWS_KEY }),
  });
  const keep = ({ columns, density }: ListLayout) => {
    // An answer that is on its way was asked for before this.
    void client.cancelQueries({ queryKey: VIEWS_KEY });
    client.setQueryData<ListViews>(VIEWS_KEY, (known) => known && { ...known, layout: { columns, density } });
    mutate({ columns: [...columns], density });
  };
  return { keep, error };
}
