import { defineConfig } from 'vitest/config';

/** One project per test folder, so that `npm test -- --project unit` runs one kind alone. */
const folder = (name: string, testTimeout = 10_000) => ({
  extends: true as const,
  // A test's own programs and databases start in its hooks: on a busy machine that takes longer than a test.
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    server: { deps: { inline: ['adaptivecards'] } },
    projects: [
      folder('unit'),
      folder('property', 60_000),
      folder('contract', 60_000),
      folder('replay', 60_000),
      folder('e2e', 180_000),
    ],
  },
});
