import "server-only";

/** What a sync has seen of the regions' lists so far. */
export class SyncTally {
  readonly #regions = new Map<string, { readonly listed: number; readonly total: number }>();
  /** Lists that are not read to their end. */
  listing: number;

  constructor(regions: number) {
    this.listing = regions;
  }

  /** So many instances of a region are listed, of so many that it says it has. */
  listed(region: string, listed: number, total: number): void {
    this.#regions.set(region, { listed, total });
  }

  /** A list that failed: how many there are of it is not known. */
  failed(region: string): void {
    this.#regions.delete(region);
  }

  isRead(region: string): boolean {
    return this.#regions.has(region);
  }

  get regions(): readonly string[] {
    return [...this.#regions.keys()];
  }

  /** `total` is the least there can be while lists are still read. */
  get sums(): { readonly listed: number; readonly total: number } {
    const all = [...this.#regions.values()];
    return {
      listed: all.reduce((sum, { listed }) => sum + listed, 0),
      total: all.reduce((sum, { listed, total }) => sum + (this.listing > 0 ? Math.max(listed, total) : listed), 0),
    };
  }

  /** A text that differs whenever the lists have got on. */
  mark(): string {
    return `${this.listing} ${this.#regions.size} ${this.sums.listed}`;
  }
}
