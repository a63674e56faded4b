import { expect, it } from 'vitest';
import { textDigest } from '../../../core/bytes/sha256';
import { createFakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

it('what is copied while the one before it is being cleared is cleared in its turn', async () => {
  const fake = createFakeBrowser();
  for (const name of ['clipboardRead', 'clipboardWrite']) fake.permissions.add(name);
  await storeVault(fake, [], null);
  startWorker(fake);
  const { noteCopied, clearCopied } = await import('./clipboard');
  fake.clipboard.text = 'first';
  await noteCopied(await textDigest('first'));
  const clearing = clearCopied();
  fake.clipboard.text = 'second';
  await Promise.all([clearing, noteCopied(await textDigest('second'))]);
  expect(fake.clipboard.text).toBe('second');
  await clearCopied();
  expect(fake.clipboard.text).toBe('');
});
