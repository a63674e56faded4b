import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{core,platform,components,entrypoints,scripts}/**/*.test.{ts,tsx}',
      'tests/{servers,support,build,repository,bench,crypto,torture,attacks,recognition,reconciliation,conformance}/**/*.test.ts',
    ],
    // By itself vitest leaves one core out, which on a small machine is half of it.
    maxWorkers: '100%',
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 30_000,
    // Hooks start workers, whose modules are read anew each time.
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
