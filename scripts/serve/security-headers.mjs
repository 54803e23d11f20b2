/**
 * The headers of every answer, refusals and files included. Pages get their own Content-Security-Policy, with a nonce, from proxy.ts;
 * this one is for all that is not a page.
 * @param {string} baseUrl
 * @returns {Readonly<Record<string, string>>}
 */
export function securityHeaders(baseUrl) {
  return {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // One year, the least that browsers take seriously. Subdomains are not ours to bind.
    ...(baseUrl.startsWith("https://") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
