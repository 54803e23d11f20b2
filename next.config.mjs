import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";
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
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

// Messages are compiled at build time: the browser gets a small formatter instead of a parser (9 KB less).
const withWords = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  experimental: { messages: { path: "./messages", locales: "infer", format: "json", precompile: true } },
});

export default withWords(config);
