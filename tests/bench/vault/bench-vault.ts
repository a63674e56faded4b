import type { Worker } from '@playwright/test';
import { startReplica } from '../../servers/replica';
import { launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { workerExtension } from '../worker-extension';
import type { VaultBench } from './worker';

const TOKENS = 20;
const MANIFEST = {
  name: 'Vault bench',
  permissions: ['storage'],
  content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'" },
};

/** What an unlock costs beside the derivation that it can't do without, in one worker. */
export async function benchVault(rounds: number): Promise<void> {
  const folder = await workerExtension('tests/bench/vault/worker.ts', MANIFEST);
  const replica = await startReplica({ tokens: [] });
  const session = await launchChromium({ build: folder.path, replica });
  try {
    const worker = await session.worker();
    await worker.evaluate((tokens) => globalThis.bench.prepare(tokens), TOKENS);
    const { samples, quiet } = await interleave(rounds, {
      unlock: () => measured(worker, 'unlock'),
      derive: () => measured(worker, 'derive'),
    });
    printTitle(`Unlock of a vault with ${TOKENS} tokens, in ms in the worker`, rounds, quiet);
    printSamples('read, derive, unwrap, open index and records', samples.unlock);
    printSamples('  Argon2id alone, same parameters', samples.derive);
    printRatio('  unlock / Argon2id', samples.unlock, samples.derive, 'aim ≤ 1.10');
  } finally {
    await session.close();
    await replica.close();
    await folder.remove();
  }
}

function measured(worker: Worker, what: 'unlock' | 'derive'): Promise<number> {
  return worker.evaluate((name) => globalThis.bench[name](), what);
}

declare global {
  /** In the worker of the bench. */
  var bench: VaultBench;
}
