"use client";
import "./globals.css";

/** The layout itself failed, and with it the words of messages/: these stand alone, in English, without any script of their own. */
export default function GlobalError({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>MongoDB SSL console</title>
        <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-3 p-6">
          <h1 className="text-xl font-semibold text-strong">The console could not show this page</h1>
          <p role="alert">Changes that were under way go on. The log of the server says what failed.</p>
          {error.digest && <p className="font-mono text-sm text-muted">Event {error.digest}</p>}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- no router is left to follow it */}
          <a href="/instances" className="text-accent underline">
            Back to instances
          </a>
        </main>
      </body>
    </html>
  );
}
