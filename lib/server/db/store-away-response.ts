import "server-only";
import { getLocale, getTranslations } from "next-intl/server";

const LOOK_EVERY_MILLIS = 3_000;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * Any page while the store does not answer: 503, in the reader's language, loaded again as soon as the server is ready. It stands alone, since
 * everything else of the console would ask the store; colours and type are the browser's own.
 */
export async function storeAwayResponse(nonce: string): Promise<Response> {
  const [locale, t, common] = await Promise.all([
    getLocale(),
    getTranslations("shell.storeAway"),
    getTranslations("common"),
  ]);
  const [title, body, again, reload] = [t("title"), t("body"), t("again"), common("reload")].map(escaped);
  const html = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>html { background: Canvas; color: CanvasText } body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto 0; padding: 0 1.5rem } h1 { font-size: 1.25rem }</style>
<main>
<h1>${title}</h1>
<p role="alert">${body}</p>
<p>${again}</p>
<p><a href="">${reload}</a></p>
</main>
<script nonce="${nonce}">setInterval(() => fetch("/api/health/ready", { cache: "no-store" }).then(({ ok }) => ok && location.reload(), () => {}), ${LOOK_EVERY_MILLIS})</script>
</html>
`;
  return new Response(html, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Retry-After": "5" },
  });
}
