import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{core,platform,components,entrypoints,scripts}/**/*.test.{ts,tsx}',
      'tests/{servers,support,build,repository,bench,crypto,torture,attacks,reconciliation}/**/*.test.ts',
    ],
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
