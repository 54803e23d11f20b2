"use client";
import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { type HeldRows, heldRows } from "@/lib/client/held-rows";
import type { InstanceRow } from "@/lib/domain/instance-page";

const NONE: ReadonlySet<string> = new Set();

/**
 * The rows to show: while the pointer or the focus is among them they keep their places, and a read only renews what they say. `list` names what
 * is listed (filter, order, page): another list comes at once. null = the rows are those of the list before.
 */
export function useHeldOrder(read: readonly InstanceRow[], list: string | null) {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const [base, setBase] = useState({ rows: read, list });
  const body = useRef<HTMLTableSectionElement>(null);
  const held = (pointer || focus) && list !== null && base.list === list && base.rows.length > 0;
  if (!held && (base.rows !== read || base.list !== list)) setBase({ rows: read, list });
  const view = useMemo<HeldRows>(
    () => (held ? heldRows(base.rows, read) : { rows: read, gone: NONE, moved: false }),
    [held, base, read],
  );
  useEffect(() => {
    // A row that goes away under the pointer takes the event of its leaving with it. When it would matter, the page itself is asked.
    if (pointer && view.moved && !body.current?.matches(":hover")) setPointer(false);
  }, [pointer, view.moved]);
  const holders = useMemo(
    () => ({
      ref: body,
      // A finger is not somewhere between two touches. Not onPointerEnter: React misses one from an element that has just gone, such as "Update".
      onPointerOver: ({ pointerType }: PointerEvent) => setPointer(pointerType === "mouse"),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) =>
        setFocus(currentTarget.contains(relatedTarget)),
    }),
    [],
  );
  return { ...view, holders, renew: () => setBase({ rows: read, list }) };
}
