import "server-only";
import type { App } from "../context";
import type { ReplicaChannel } from "./replica-channel";

const LOOK_EVERY_MILLIS = 500;

/** Resolves once the leader has an answer for this item (or has ended it, or waits for a busy instance), or after the limit. */
export async function itemSentElsewhere(
  { store, clock }: Pick<App, "store" | "clock">,
  channel: ReplicaChannel,
  itemId: string,
  limitMillis: number,
): Promise<void> {
  const end = clock.now() + limitMillis;
  for (let left = limitMillis; left > 0; left = end - clock.now()) {
    const told = new AbortController();
    const heard = channel.heard(
      (message) => message.kind === "sent" && message.itemId === itemId,
      Math.min(left, LOOK_EVERY_MILLIS),
      told.signal,
    );
    const item = await store.db
      .selectFrom("change_items")
      .select(["state", "answer", "error_code", "error_class"])
      .where("id", "=", itemId)
      .executeTakeFirst();
    const open = item?.state === "queued" || item?.state === "claimed" || item?.state === "sending";
    if (!open || item.answer !== null || item.error_code !== null || item.error_class !== null) return told.abort();
    await heard;
  }
}
