"use client";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { SendAgainButton } from "./send-again-button";
import { SettleButton } from "./settle-button";

type ItemActionsProps = { readonly item: ChangeDetailRow; readonly mayControl: boolean };

/** What a person may do about an item that ended badly. */
export function ItemActions({ item, mayControl }: ItemActionsProps) {
  return (
    <>
      <SendAgainButton item={item} />
      {mayControl && <SettleButton kind="takeOver" item={item} />}
    </>
  );
}
