import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientWords } from "@/components/shell/client-words";
import { LanguageSelect } from "@/components/shell/language-select";
import { QueryProvider } from "@/components/shell/query-provider";
import { chooseLocaleOfBrowser } from "@/lib/actions/account";

// The pages that a search engine could reach: a console is not to be found by searching.
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The pages before sign-in: one narrow column, and the language. */
export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("shell");
  return (
    <ClientWords namespaces={["auth"]}>
      <QueryProvider>
        <div className="flex min-h-dvh flex-col items-center gap-4 bg-page px-4 py-8 text-body sm:py-16">
          <main className="flex w-full max-w-sm flex-col gap-5 rounded border border-line bg-panel p-6">
            <p className="text-sm font-medium text-muted">{t("product")}</p>
            {children}
          </main>
          <footer className="w-full max-w-sm px-6">
            <LanguageSelect choose={chooseLocaleOfBrowser} />
          </footer>
        </div>
      </QueryProvider>
    </ClientWords>
  );
}
