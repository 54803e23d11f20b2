import { type Messages, NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

type Namespace = keyof Messages;

/** What the frame and the shared parts of every page need. A provider inside another replaces its words, so these go into each. */
const SHARED: readonly Namespace[] = ["common", "shell", "state", "refusal", "advice", "keyboard"];

/** Sends the words of these namespaces to the browser, besides the shared ones; the others stay on the server. */
export async function ClientWords({
  namespaces = [],
  children,
}: {
  readonly namespaces?: readonly Namespace[];
  readonly children: ReactNode;
}) {
  const all = await getMessages();
  const words = Object.fromEntries([...SHARED, ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={words}>{children}</NextIntlClientProvider>;
}
