import { LineDrawing } from "./line-drawing";

/** Lines on a grid of 24. Drawn here and not taken from the icon library, whose own code would weigh more than all of these (2 kB of every first load). */
const LINES = {
  alertCircle: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 7.5v5.5m0 3.5h.01",
  alertTriangle: "M12 3 22 20.5H2zM12 9.5v5m0 3h.01",
  arrowDown: "M12 4v16m-7-7 7 7 7-7",
  arrowUp: "M12 20V4m-7 7 7-7 7 7",
  bookmark: "M6 3h12v18l-6-4.5L6 21z",
  check: "m4 12.5 5.5 5.5L20 6.5",
  chevronDown: "m6 9 6 6 6-6",
  columns: "M3 4h18v16H3zM9 4v16m6-16v16",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  download: "M12 4v11m-5-5 5 5 5-5M4 20h16",
  info: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11.5v5m0-9h.01",
  person: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6.3 19.3a6 6 0 0 1 11.4 0",
  refresh: "M4 12a8 8 0 0 1 13.9-5.4L21 9m0-5v5h-5m4 3a8 8 0 0 1-13.9 5.4L3 15m0 5v-5h5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM20 20l-4.9-4.9",
  terminal: "m4 17 6-5-6-5m8 12h8",
} as const;

export type IconName = keyof typeof LINES;

/** A sign beside words that say the same. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string | undefined }) {
  return <LineDrawing lines={LINES[name]} className={className} />;
}
