"use client";
import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type RouteLinkProps = ComponentProps<"a"> & {
  readonly href: string;
  /** Whether to begin loading the page when the pointer or the focus comes near. */
  readonly prefetch?: boolean | undefined;
};

/**
 * A link to another page of the console, followed without loading the document anew. Nothing is loaded ahead because a link is in sight, which
 * is most of what Next's own Link weighs (3 kB).
 */
export function RouteLink({ href, prefetch = true, onClick, children, ...rest }: RouteLinkProps) {
  const router = useRouter();
  const near = prefetch ? () => router.prefetch(href) : undefined;
  return (
    <a
      onPointerEnter={near}
      onFocus={near}
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    >
      {children}
    </a>
  );
}

/** Whether the browser would open it here: not in another tab, window or as a download. */
function isPlain({
  button,
  metaKey,
  ctrlKey,
  shiftKey,
  altKey,
  currentTarget,
}: MouseEvent<HTMLAnchorElement>): boolean {
  const { target } = currentTarget;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && (target === "" || target === "_self");
}
