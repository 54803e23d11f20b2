/** How soon it is looked again whether the router listens by now. */
const AGAIN_MILLIS = 20;

/**
 * Writes another address of the page that is shown, without asking the server. Next learns of it by taking the browser's functions over, which it
 * does a moment after the page has begun to answer; what was written before that (a choice made while the page was still loading is replayed in
 * that moment) is said again once it listens. Else the address would say one thing and the page another.
 */
export function writeAddress(url: string, history: "push" | "replace" = "push"): void {
  if (history === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
  untilHeard();
}

function untilHeard(): void {
  // Next adds a state of its own to each address that it has heard of.
  if (window.history.state !== null) return;
  setTimeout(() => {
    if (window.history.state === null) window.history.replaceState(null, "", window.location.href);
    untilHeard();
  }, AGAIN_MILLIS);
}
