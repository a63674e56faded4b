import { sharedProvider } from '../../core/providers/shared-provider';
import { fakeOwnProvider } from '../../core/vault/testing/fake-own-provider';
import { expect, test } from './support/test';

const fileOf = (changes: { readonly name: string; readonly origins: string[] }) =>
  sharedProvider(fakeOwnProvider({ fields: [], companions: [], ...changes }));

// Proves P4: The review of an API that somebody else described says whom it resembles, and what its test asks.
test('a file that could pass for a known API is not taken', async ({ browserSession }) => {
  const page = await browserSession.openPopupPage('options.html#backup');
  await page.getByRole('button', { name: 'Import a backup' }).click();
  const read = (name: string, content: string) =>
    page
      .getByLabel('Backup file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await read(
    'evil.json',
    fileOf({ name: 'Duty tools', origins: ['https://api.pagerduty.com.evil.example'] }),
  );
  await expect(
    page.getByText(/^Not added, because it could be mistaken for a built-in API: Duty tools/),
  ).toBeVisible();
  await expect(page.getByText('This host could be mistaken for one of PagerDuty’s.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(?:Add|Take|Import)/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Import a backup' }).click();
  const mine = JSON.parse(fileOf({ name: 'Own API', origins: ['https://api.own.example'] }));
  await read('mine.json', JSON.stringify({ ...mine, revoke: { pages: ['https://evil.example'] } }));
  await expect(page.getByText(/^Adds providers that somebody described: Own API/)).toBeVisible();
  await expect(page.getByText('GET /v1/me')).toBeVisible();
  await expect(page.locator('dt', { hasText: 'Left out' }).locator('+ dd')).toHaveText('revoke');
});
