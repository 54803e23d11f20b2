/** The place in a change's table that tells about an item: what gets the focus when a button of it is gone. */
export function itemPlaceId(itemId: string): string {
  return `item-${itemId}`;
}
