import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

/*
 * Roles are written out: at phone width rows are laid out as grids, and a display other than table's own takes the roles away in some browsers.
 */

const ROLE = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  rowheader: { role: "rowheader" },
  columnheader: { role: "columnheader" },
  cell: { role: "cell" },
} as const;

/** A table with an accessible name. `busy` while rows that are shown are being replaced. */
export function DataTable({
  label,
  busy = false,
  className,
  ...rest
}: ComponentProps<"table"> & { readonly label: string; readonly busy?: boolean | undefined }) {
  return (
    <table
      {...rest}
      {...ROLE.table}
      aria-label={label}
      aria-busy={busy || undefined}
      className={clsx("w-full border-collapse text-left", className)}
    />
  );
}

/** The header group; its one row sticks to the top. Children are DataHeader and SortHeader cells. */
export function DataHead({
  className,
  rowClassName,
  children,
  ...rest
}: ComponentProps<"thead"> & { readonly rowClassName?: string | undefined }) {
  return (
    <thead {...rest} {...ROLE.rowgroup} className={className}>
      <tr {...ROLE.row} className={rowClassName}>
        {children}
      </tr>
    </thead>
  );
}

export function DataBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} {...ROLE.rowgroup} />;
}

export function DataRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} {...ROLE.row} className={clsx("border-b border-line hover:bg-raised", className)} />;
}

export function DataCell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} {...ROLE.cell} className={clsx("px-3 py-2 align-top", className)} />;
}

/** The cell that names its row. */
export function DataRowHeader({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th {...rest} scope="row" {...ROLE.rowheader} className={clsx("px-3 py-2 align-top font-normal", className)} />
  );
}

const headerLook = "border-b border-line bg-page px-3 py-1 text-xs leading-6 font-medium whitespace-nowrap text-muted";

export function DataHeader({ className, ...rest }: ComponentProps<"th">) {
  return <th {...rest} scope="col" {...ROLE.columnheader} className={clsx(headerLook, className)} />;
}

type SortHeaderProps = {
  readonly children: ReactNode;
  readonly sorted: "ascending" | "descending" | null;
  readonly onSort: () => void;
  readonly className?: string | undefined;
};

/** A column that sorts: a button in the header, `aria-sort` and an arrow for the present order. */
export function SortHeader({ children, sorted, onSort, className }: SortHeaderProps) {
  return (
    <th scope="col" {...ROLE.columnheader} aria-sort={sorted ?? "none"} className={clsx(headerLook, className)}>
      <button
        type="button"
        onClick={onSort}
        className={clsx(
          "group -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-strong",
          sorted && "text-strong",
        )}
      >
        {children}
        <Icon
          name={sorted === "descending" ? "arrowDown" : "arrowUp"}
          className={clsx(
            "size-3.5",
            !sorted && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60 max-lg:hidden",
          )}
        />
      </button>
    </th>
  );
}
