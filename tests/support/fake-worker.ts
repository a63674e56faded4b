import { vi } from 'vitest';
import { toBase64 } from '../../core/bytes/base64';
import { KNOWN_HOSTS_FORMAT, type KnownHostsFile } from '../../core/providers/known-hosts';
import type { TokenRecord } from '../../core/token/token-record';
import { createVault, withTokens } from '../../core/vault/edit-vault';
import type { OpenVault } from '../../core/vault/open-vault';
import { withPassphrase } from '../../core/vault/rotate-key';
import { QUICK_KDF } from '../../core/vault/testing/quick-kdf';
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { CATALOGUE } from './catalogue';
import type { FakeBrowser } from './fake-browser';

/** The catalogue as the build compiles it. */
export const COMPILED = { text: compileCatalogue(CATALOGUE, '0.0.0'), version: '0.0.0' };

/** What a worker finds in the place of the catalogue. */
let found = COMPILED;

/** From now on workers find another file, as after an update that went wrong; null for none at all. */
export function putCatalogue(file: typeof COMPILED): void {
  found = file;
}

/** What workers find in the place of the known hosts. */
let hosts = { text: '', version: '0.0.0' };

/** From now on workers know these hosts. */
export function putKnownHosts(file: Pick<KnownHostsFile, 'forms' | 'hosts'>): void {
  hosts = {
    text: JSON.stringify({ format: KNOWN_HOSTS_FORMAT, version: '0.0.0', ...file }),
    version: '0.0.0',
  };
}

/** Counts the workers; only the last one runs. */
let started = 0;

/** The browser of the last one. Two mocks of one module that nobody imported in between are set in any order. */
let current: object = {};

/** A worker starts: modules are loaded again, so nothing is left of the last one's memory or locks. */
export function startWorker(fake: FakeBrowser): void {
  start(fake, fake.api);
}

/**
 * The same for one that may be killed while it seals or derives: what it has still under way ends at its next
 * call of the browser, also after the next worker has started.
 */
export function startMortalWorker(fake: FakeBrowser): void {
  const mine = started + 1;
  start(
    fake,
    whileRuns(fake.api, () => mine === started),
  );
}

function start(fake: FakeBrowser, api: object): void {
  fake.revive();
  started += 1;
  vi.resetModules();
  current = api;
  vi.doMock('../../platform/browser', () => ({ browser: current }));
  // What a dead worker has still under way must not take a lock of the next one and keep it for ever.
  vi.doMock('../../platform/background/exclusive', async (original) => {
    const mine = started;
    return whileRuns({ ...(await original<object>()) }, () => mine === started);
  });
  // The worker fetches them from the extension.
  vi.doMock('../../platform/background/catalogue-file', () => ({
    catalogueFile: async () => found,
    knownHostsFile: async () => hosts,
  }));
  // Tests move the clock; a worker that is gone must not tick on.
  vi.doMock('../../platform/background/every-minute', () => ({ everyMinute: () => {} }));
  vi.stubGlobal('navigator', { onLine: true, locks: fakeLocks() });
}

/** The browser as one worker calls it: nothing comes back once another one has started. Events stay as they are. */
function whileRuns<T extends object>(api: T, runs: () => boolean): T {
  return new Proxy(api, {
    get(target, key) {
      const part: unknown = Reflect.get(target, key);
      if (typeof part === 'function')
        return (...given: readonly unknown[]) =>
          runs() ? Reflect.apply(part, target, given) : new Promise(() => {});
      return typeof part === 'object' && part !== null && !('addListener' in part)
        ? whileRuns(part, runs)
        : part;
    },
  });
}

/** Puts an open vault into the browser, as a worker before this one left it. */
export async function storeVault(
  fake: FakeBrowser,
  tokens: readonly TokenRecord[],
  passphrase: string | null,
): Promise<void> {
  const { file, key } = await vaultOf(tokens, passphrase);
  fake.local.set('vault', file);
  fake.local.set('vault.previous', file);
  fake.session.set('vault-keys', [toBase64(key)]);
  for (const { origins } of tokens) for (const origin of origins) fake.granted.add(origin);
}

const made = new Map<string, Promise<OpenVault>>();

/** The same vault for the same tokens: deriving a key takes its time. */
function vaultOf(tokens: readonly TokenRecord[], passphrase: string | null): Promise<OpenVault> {
  const name = JSON.stringify([tokens, passphrase]);
  const make = async (): Promise<OpenVault> => {
    const vault = await withTokens(await createVault(), { put: tokens, drop: [] });
    return passphrase === null ? vault : withPassphrase(vault, passphrase, QUICK_KDF);
  };
  const vault = made.get(name) ?? make();
  made.set(name, vault);
  return vault;
}

/** `navigator.locks`, which node 20 lacks. */
function fakeLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    async request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      return mine;
    },
  };
}
