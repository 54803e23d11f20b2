import "server-only";
import type { KyselyPlugin } from "kysely";
import type { App } from "../context";

/** The app with a count of its questions to one table. They go to the store as ever. */
export function countingReads(app: App, table: string): { readonly app: App; readonly count: () => number } {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const from = node.kind === "SelectQueryNode" ? node.from?.froms : undefined;
      if (JSON.stringify(from ?? []).includes(`"${table}"`)) count += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { app: { ...app, store: { ...app.store, db: app.store.db.withPlugin(plugin) } }, count: () => count };
}
