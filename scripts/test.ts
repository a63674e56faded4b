import { spawnSync } from 'node:child_process';

/** Everything that must hold before a change lands, cheapest first. */
const STEPS: readonly (readonly [name: string, command: string])[] = [
  ['prepare', 'wxt prepare'],
  ['types', 'tsc --noEmit'],
  ['lint', 'biome check .'],
  ['build', 'tsx scripts/build.ts'],
  ['unit', 'vitest run'],
  ['vault torture', 'npm run --silent vault:torture'],
  ['attacks', 'tsx tests/attacks/index.ts'],
  ['end to end', 'playwright test -c tests/e2e/playwright.config.ts'],
];

const results = STEPS.map(([name, command]) => {
  console.log(`\n── ${name}: ${command}`);
  const started = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  return { name, passed: status === 0, seconds: (Date.now() - started) / 1000 };
});

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(18)} ${seconds.toFixed(1)} s`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`steps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
