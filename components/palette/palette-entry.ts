/** Something that the palette offers. `detail` stands beside it, muted. */
export type PaletteEntry = {
  /** Unique among all that are offered; part of a DOM id. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
} & ({ readonly href: string } | { readonly run: () => void });

/** `state` tells why it has no entries, or that more may come. */
export type PaletteGroup = {
  readonly id: "pages" | "instances" | "changes" | "views";
  readonly entries: readonly PaletteEntry[];
  readonly state: "read" | "reading" | "failed";
};

/** Whether what is sought stands in one of these texts, whatever the case. */
export function mentions(sought: string, ...texts: readonly string[]): boolean {
  const wanted = sought.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
