import type { Worker } from '@playwright/test';
import { startReplica } from '../../servers/replica';
import { launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { workerExtension } from '../worker-extension';
import { hostOfToken, MANY } from './many-tokens';
import type { RulesBench } from './worker';

const MANIFEST = {
  name: 'Rules bench',
  permissions: ['storage', 'declarativeNetRequestWithHostAccess', 'browsingData'],
  // The tokens' hosts, and the page that all of them allow.
  host_permissions: [
    ...Array.from({ length: MANY }, (_, at) => `${hostOfToken(at)}/*`),
    'https://docs.example.com/*',
  ],
  content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'" },
};

/** What bringing the rules in line costs beside the browser's own call, in one worker. */
export async function benchRules(rounds: number): Promise<void> {
  const folder = await workerExtension('tests/bench/rules/worker.ts', MANIFEST);
  const replica = await startReplica({ tokens: [] });
  const session = await launchChromium({ build: folder.path, replica });
  try {
    const worker = await session.worker();
    await worker.evaluate(() => globalThis.rulesBench.prepare());
    const { samples, quiet } = await interleave(rounds, {
      applyAll: () => measured(worker, 'applyAll'),
      rawAll: () => measured(worker, 'rawAll'),
      applyOne: () => measured(worker, 'applyOne'),
      rawOne: () => measured(worker, 'rawOne'),
    });
    const rules = await measured(worker, 'count');
    printTitle(`Rules of ${MANY} tokens (${rules}), in ms in the worker`, rounds, quiet);
    printSamples('all: read, compile, compare, apply, note', samples.applyAll);
    printSamples('  updateSessionRules alone', samples.rawAll);
    printRatio('  all / updateSessionRules', samples.applyAll, samples.rawAll, 'aim ≤ 1.20');
    printSamples("one token's secret replaced: the same", samples.applyOne);
    printSamples('  updateSessionRules alone', samples.rawOne);
    printRatio('  one / updateSessionRules', samples.applyOne, samples.rawOne, 'aim ≤ 1.50');
  } finally {
    await session.close();
    await replica.close();
    await folder.remove();
  }
}

function measured(worker: Worker, what: Exclude<keyof RulesBench, 'prepare'>): Promise<number> {
  return worker.evaluate((name) => globalThis.rulesBench[name](), what);
}

declare global {
  /** In the worker of the bench. */
  var rulesBench: RulesBench;
}
