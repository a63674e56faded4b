import { spawn } from 'node:child_process';

interface Step {
  readonly name: string;
  readonly command: string;
}

/** Folders whose unit tests take minutes: random events over many workers, and faults planted in the product. */
const LONG = ['tests/reconciliation', 'tests/torture'];

/** What both gates begin with, cheapest first. */
const BASIS: readonly Step[] = [
  { name: 'prepare', command: 'wxt prepare' },
  { name: 'types', command: 'tsc --noEmit' },
  { name: 'lint', command: 'biome check .' },
  { name: 'build', command: 'tsx scripts/build.ts' },
  { name: 'unit', command: `vitest run ${LONG.map((folder) => `--exclude '${folder}/**'`).join(' ')}` },
];

const END_TO_END = 'playwright test -c tests/e2e/playwright.config.ts';

/** A first look in the browsers: a token's whole life in each, and the first try of every family of attacks. */
const FIRST_LOOK: readonly Step[] = [
  {
    name: 'journeys',
    command: `${END_TO_END} journey.spec firefox.spec --grep 'PagerDuty: paste|firefox.spec'`,
  },
  { name: 'first attacks', command: 'tsx tests/attacks/index.ts --first' },
];

/** Everything, in the browsers and against faults. */
const EVERYTHING: readonly Step[] = [
  { name: 'long unit', command: `vitest run ${LONG.join(' ')}` },
  { name: 'vault torture', command: 'tsx tests/torture/index.ts' },
  { name: 'conformance', command: 'tsx tests/conformance/index.ts' },
  { name: 'attacks', command: 'tsx tests/attacks/index.ts' },
  { name: 'end to end', command: END_TO_END },
];

/**
 * The steps that were asked for: by itself what people run while they work, with `--everything` what must hold before a
 * change lands, with `--rest` what that has beyond the first.
 */
function stepsFor(args: readonly string[]): readonly Step[] {
  if (args.includes('--rest')) return EVERYTHING;
  return args.includes('--everything') ? [...BASIS, ...EVERYTHING] : [...BASIS, ...FIRST_LOOK];
}

/** Enough for what a tool says of its failures at its end. Characters. */
const LAST_WORDS = 6_000;

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** The end of what the step printed. */
  readonly end: string;
}

async function run({ name, command }: Step): Promise<Result> {
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
for (const step of stepsFor(process.argv.slice(2))) results.push(await run(step));

// Said again here: a log that is cut keeps its end.
for (const { name, passed, end } of results) if (!passed) console.log(`\n── the end of ${name}\n${end}`);
console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(18)} ${seconds.toFixed(1)} s`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`steps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
