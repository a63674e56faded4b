import { SAMPLE } from '../servers/sample-tokens';
import { expect, test } from './support/test';

test('whoever presses a button by a key that goes away with it finds the focus at the heading', async ({
  keybearer,
}) => {
  await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
  // With no token left it would be the first view again.
  await keybearer.add({ providerId: 'airship-uk', secret: SAMPLE.airship });
  await keybearer.ask('result.dismiss');
  const { page } = keybearer;
  await page.reload();
  const heading = page.getByRole('heading', { level: 1, name: 'This tab' });
  const press = async (name: string | RegExp, role: 'button' | 'menuitem' = 'button') => {
    await page.getByRole(role, { name }).last().focus();
    await page.keyboard.press('Enter');
  };
  await press('Pause');
  await expect(page.getByText('Paused. Nothing is sent from any tab.')).toBeVisible();
  await press('Resume');
  await expect(page.getByText('Paused. Nothing is sent from any tab.')).toHaveCount(0);
  await expect(heading).toBeFocused();

  await press(/^Pylon US/);
  await press(/^More for Pylon US/);
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press('Remove from Keybearer', 'menuitem');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(heading).toBeFocused();
  await press('Undo');
  await expect(page.getByRole('button', { name: /^Pylon US/ })).toBeVisible();
  await expect(heading).toBeFocused();
});
