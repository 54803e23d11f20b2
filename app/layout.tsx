import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientWords } from "@/components/shell/client-words";
import { isTheme, THEME_COOKIE } from "@/lib/client/theme";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  const product = t("product");
  return { title: { default: product, template: `%s · ${product}` }, description: t("description") };
}

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

/**
 * The first formatter costs a browser some 30 ms, for its tables of all languages. Here they pass while it waits for the scripts; in the midst of
 * the first drawing they would keep a key waiting.
 */
const FIRST_FORMATTER = "new Intl.NumberFormat(document.documentElement.lang)";

/** The document around every page. Reading cookies makes each page dynamic, as the nonce of its scripts needs. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : undefined}>
      <head>
        <script nonce={head.get("x-nonce") ?? undefined} suppressHydrationWarning>
          {FIRST_FORMATTER}
        </script>
      </head>
      <body>
        <ClientWords>{children}</ClientWords>
      </body>
    </html>
  );
}
