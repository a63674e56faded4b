import { execFileSync } from 'node:child_process';
import { findProgram } from '../../scripts/browsers/find-program';
import { SAMPLE } from '../servers/sample-tokens';
import type { Xvfb } from '../support/xvfb';
import { expect } from './support/test';
import { testOnScreen as test } from './support/test-on-screen';

const PASSPHRASE = 'sample passphrase for tests';

function press({ display }: Xvfb, keys: string): void {
  const program = findProgram('xdotool');
  if (program === null) throw new Error('no xdotool found: run node scripts/setup.mjs');
  execFileSync(program, ['key', keys], { env: { ...process.env, DISPLAY: display } });
}

test('the keys lock from any page, and do nothing more while locked', async ({ keybearer, tab, xvfb }) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await tab.goto('https://api.pagerduty.com/users/me');
  await tab.bringToFront();
  await tab.locator('body').click();
  press(xvfb, 'alt+shift+k');
  expect(await keybearer.ask('standing.get')).toMatchObject({ state: 'unlocked' });
  press(xvfb, 'alt+shift+l');
  const standing = () => keybearer.ask('standing.get');
  await expect.poll(standing).toMatchObject({ state: 'locked', lockedBecause: 'user' });
  const before = await standing();
  press(xvfb, 'alt+shift+l');
  expect(await standing()).toEqual(before);
});
