import { buttonClass } from "./button";
import { RouteLink } from "./route-link";

type PageTurnerProps = {
  /** Names the navigation: "Pages of changes". */
  readonly label: string;
  readonly newer: { readonly href: string | null; readonly text: string };
  readonly older: { readonly href: string | null; readonly text: string };
};

/** Newer and older rows of a list without page numbers. Nothing is shown when everything fits on one page. */
export function PageTurner({ label, newer, older }: PageTurnerProps) {
  if (newer.href === null && older.href === null) return null;
  return (
    <nav aria-label={label} className="flex gap-2 px-4 py-3">
      {[newer, older].map(({ href, text }) =>
        href === null ? (
          // Keeps its place, so that the other one doesn't move under the pointer.
          <span
            key={text}
            aria-hidden="true"
            className={`${buttonClass({ variant: "quiet" })} pointer-events-none text-muted`}
          >
            {text}
          </span>
        ) : (
          <RouteLink key={text} href={href} className={buttonClass()} prefetch={false}>
            {text}
          </RouteLink>
        ),
      )}
    </nav>
  );
}
