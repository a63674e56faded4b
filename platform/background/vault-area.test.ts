import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeBrowser, type FakeBrowser } from '../../tests/support/fake-browser';
import { startWorker } from '../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
  startWorker(fake);
});

const storage = async () => (await import('./vault-area')).vaultArea;

/** Errors of browsers, and the code that each becomes. */
const FAILURES: readonly (readonly [string, Error, string])[] = [
  ['Chromium', new Error('Resource::kQuotaBytes quota exceeded'), 'storage-full'],
  ['Firefox', new DOMException('no more', 'QuotaExceededError'), 'storage-full'],
  ['a broken disk', new Error('IO error: .../000005.ldb: File currently in use'), 'storage-failed'],
  ['Firefox without a reason', new Error('An unexpected error occurred'), 'storage-failed'],
];

describe('a write that fails', () => {
  it.each(FAILURES)(
    'in %s says which kind it is, and nothing of what was written',
    async (_who, error, code) => {
      fake.localFails = error;
      const written = (await storage()).write({ vault: 'what was written' });
      await expect(written).rejects.toMatchObject({ code, params: {}, message: code });
      expect(fake.local.size).toBe(0);
    },
  );
});

describe('storage', () => {
  it('gives back what was written and leaves out what is not there', async () => {
    const { read, write, remove } = await storage();
    await write({ a: { b: [1] }, c: null });
    expect(await read(['a', 'c', 'd'])).toEqual({ a: { b: [1] }, c: null });
    await remove(['a']);
    expect(await read(['a'])).toEqual({});
  });
});
