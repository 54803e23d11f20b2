/**
 * A ref for what stands in the bar of a selection: keeps the bar's height in `--selection-bar`, for app/globals.css. How far it wraps depends on
 * the window, the language and the filter that it names.
 */
export function measuredBar(content: HTMLElement | null): (() => void) | undefined {
  if (!content) return undefined;
  const root = document.documentElement.style;
  const bar = content.parentElement ?? content;
  const observer = new ResizeObserver(() => root.setProperty("--selection-bar", `${bar.offsetHeight}px`));
  observer.observe(bar);
  return () => {
    observer.disconnect();
    root.removeProperty("--selection-bar");
  };
}
