import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Parts of the server that know no store: what is seen of them on SQLite holds. */
const STORELESS = [
  ...["cloud", "config", "log", "certificates/formats"].map((part) => `lib/server/${part}/**`),
  "lib/server/certificates/{address-rules,certificate-response,decode-certificate,fetch-link}.test.ts",
  "lib/server/certificates/{inspect-certificate,link-rules,signature-algorithm}.test.ts",
  "lib/server/proofs/{node-address-rules,probe-node}.test.ts",
];

export default defineConfig({
  resolve: {
    alias: [
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "lib/domain/**/*.test.ts",
            "lib/client/**/*.test.ts",
            "components/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "server",
          globalSetup: "lib/server/testing/make-store-template.ts",
          include: ["lib/server/**/*.test.ts", "lib/actions/**/*.test.ts", "app/**/*.test.ts", "emulator/**/*.test.ts"],
          // Some are about PostgreSQL alone: they run when the suite runs on it.
          exclude: process.env.TEST_DATABASE_URL ? STORELESS : ["**/*.postgres.test.ts"],
        },
      },
    ],
  },
});
