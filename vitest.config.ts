import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

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
          // About PostgreSQL alone: they run when the suite runs on it.
          exclude: process.env.TEST_DATABASE_URL ? [] : ["**/*.postgres.test.ts"],
        },
      },
    ],
  },
});
