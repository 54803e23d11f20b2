const FOLDERS = "app|components|docs|e2e|emulator|i18n|lib|messages|scripts|types";
const ROOT_FILE = /^[\w.-]+\.(mjs|ts|json|md)$/;

/**
 * The project's paths that a Markdown text names: targets of relative links, and code spans that start with one of our folders or
 * are a file at the root. A span with a placeholder (`*`, `<id>`, `{a,b}`, `…`) names the folder before it.
 * @param {string} markdown
 * @param {string} folder where the text lies, "" for the root
 * @returns {string[]} from the root
 */
export function namedPaths(markdown, folder) {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "");
  /** @type {Set<string>} */
  const paths = new Set();
  for (const [, target = ""] of prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
    if (!/^([a-z]+:|\/)/i.test(target)) paths.add(normal(folder === "" ? target : `${folder}/${target}`));
  }
  for (const [, span = ""] of prose.matchAll(/`([^`\n]+)`/g)) {
    const bare = span.replace(/:\d+$/, "");
    const placeholder = bare.search(/[*<{…]/);
    const path = placeholder === -1 ? bare : bare.slice(0, bare.lastIndexOf("/", placeholder));
    const ours = new RegExp(`^(${FOLDERS})/[^\\s]*$`).test(bare) || (ROOT_FILE.test(bare) && !bare.startsWith("-"));
    if (ours && path !== "") paths.add(normal(path));
  }
  return [...paths];
}

/** @param {string} path */
function normal(path) {
  return new URL(path, "file:///").pathname.slice(1).replace(/%5B/g, "[").replace(/%5D/g, "]").replace(/\/$/, "");
}
