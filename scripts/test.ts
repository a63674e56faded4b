import { spawn } from 'node:child_process';

/** Everything that must hold before a change lands, cheapest first. */
const STEPS: readonly (readonly [name: string, command: string])[] = [
  ['prepare', 'wxt prepare'],
  ['types', 'tsc --noEmit'],
  ['lint', 'biome check .'],
  ['build', 'tsx scripts/build.ts'],
  ['unit', 'vitest run'],
  ['vault torture', 'tsx tests/torture/index.ts'],
  ['attacks', 'tsx tests/attacks/index.ts'],
  ['end to end', 'playwright test -c tests/e2e/playwright.config.ts'],
];
/** Enough for what a tool says of its failures at its end. Characters. */
const LAST_WORDS = 6_000;

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** The end of what the step printed. */
  readonly end: string;
}

async function run(name: string, command: string): Promise<Result> {
  console.log(`\n── ${name}: ${command}`);
  const started = Date.now();
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const step = spawn(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...colour },
  });
  let end = '';
  for (const [from, to] of [
    [step.stdout, process.stdout],
    [step.stderr, process.stderr],
  ] as const)
    from.on('data', (printed: Buffer) => {
      to.write(printed);
      end = (end + printed.toString()).slice(-LAST_WORDS);
    });
  const status = await new Promise((resolve) => step.on('close', resolve));
  return { name, passed: status === 0, seconds: (Date.now() - started) / 1000, end };
}

const results: Result[] = [];
for (const [name, command] of STEPS) results.push(await run(name, command));

// Said again here: a log that is cut keeps its end.
for (const { name, passed, end } of results) if (!passed) console.log(`\n── the end of ${name}\n${end}`);
console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(18)} ${seconds.toFixed(1)} s`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`steps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
