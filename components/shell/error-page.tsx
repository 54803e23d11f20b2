"use client";
import { type ComponentProps, lazy, Suspense } from "react";

const ErrorMessage = lazy(async () => ({ default: (await import("./error-message")).ErrorMessage }));

/** What stands in place of a page that failed; loaded when one does. If even that fails, app/global-error.tsx needs nothing. */
export default function ErrorPage(props: ComponentProps<typeof ErrorMessage>) {
  return (
    <Suspense>
      <ErrorMessage {...props} />
    </Suspense>
  );
}
