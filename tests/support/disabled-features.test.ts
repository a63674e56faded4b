import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chromiumArgs } from './chromium-args';
import { PLAYWRIGHT_DISABLES } from './disabled-features';

const BUNDLE = 'node_modules/playwright-core/lib/coreBundle.js';

test('every feature that Playwright turns off stays off', async () => {
  const [, list = ''] = (await readFile(BUNDLE, 'utf8')).match(/\bdisabledFeatures = \[([^\]]*)\]/) ?? [];
  const names = [...list.matchAll(/^\s*"(\w+)",?$/gm)].map(([, name]) => name);
  expect(PLAYWRIGHT_DISABLES).toEqual(names);
});

test('one list turns features off, because of two only the last is read', () => {
  const args = chromiumArgs({ build: '/build', replica: { mappings: [], spki: '' } });
  const [list, ...more] = args.filter((arg) => arg.startsWith('--disable-features='));
  expect(list).toContain(PLAYWRIGHT_DISABLES.join(','));
  expect(more).toEqual([]);
});
