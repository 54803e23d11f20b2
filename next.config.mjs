import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";
import { hintChunks } from "./scripts/start/compile-hints.mjs";
import { compressFiles } from "./scripts/start/compress-files.mjs";
import { sourceHash } from "./scripts/start/source-hash.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
  // Pages of another build are refused by server.mjs, so the build and the server must compute the same.
  deploymentId: process.env.NEXT_DEPLOYMENT_ID || sourceHash(root),
  poweredByHeader: false,
  // No remote images, so no image endpoint either.
  images: { unoptimized: true },
  serverExternalPackages: ["libsql", "pg", "pino", "tencentcloud-sdk-nodejs"],
  // `npm run verify` checks the types of everything; a start on a server needs only the bundle.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for this by themselves where a page was left before it had told its icon.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  compiler: { runAfterProductionCompile: ({ distDir }) => hintChunks(distDir).then(() => compressFiles(distDir)) },
  // In the browser next-intl is use-intl, and what it wraps around that can't be left out where it is not used: all its formatters of dates,
  // numbers and lists, which the console has its own, shorter ones for.
  turbopack: { resolveAlias: { "next-intl": { browser: "use-intl" } } },
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    // The first load of the list is 5 kB lighter (gzip) where all that a page needs at once is compressed together, in five files instead of
    // thirteen; what is loaded on demand still comes piece by piece.
    turbopackChunking: {
      minChunkSize: 4_000_000,
      maxChunkCountPerGroup: 1,
      maxMergeChunkSize: 20_000_000,
      generateComponentChunks: true,
    },
    turbopackCjsTreeShaking: true,
  },
};

// Messages are compiled at build time: the browser gets a small formatter instead of a parser (9 KB less).
const withWords = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  experimental: { messages: { path: "./messages", locales: "infer", format: "json", precompile: true } },
});

export default withWords(config);
