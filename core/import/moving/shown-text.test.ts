import { expect, it } from 'vitest';
import { PROVIDERS } from '../../../tests/support/catalogue';
import { readSample } from '../testing/entry-lines';
import { SAMPLE_EXPORTS } from '../testing/tool-exports';
import { shownTexts } from './shown-text';
import { sortEntries } from './sort-entries';

const KEY = 'k3y-of-acme-0123456789ab';
const PAIR = btoa(`jane:${KEY}`);

it.each([
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['evil\u202egnp.exe', 'evilgnp.exe'],
  ['two\nlines\u0000', 'two lines'],
  ['x'.repeat(300), `${'x'.repeat(79)}…`],
  [`${'x'.repeat(78)}😀😀`, `${'x'.repeat(78)}…`],
  [`key ${KEY}`, ''],
  [`key ${KEY.slice(0, 4)}\u200b${KEY.slice(4, 12)}`, ''],
  [`Basic ${PAIR}`, ''],
  ['a short pin99', ''],
  ['another fakeFAKE0123fakeFAKE one', 'another … one'],
  ['x-amz-content-sha256 v2', 'x-amz-content-sha256 v2'],
])('%j is shown as %j', (text, shown) => {
  expect(shownTexts([text], [KEY, PAIR, 'pin99'], 80)(text)).toBe(shown);
});

it('a key that was typed into a field for a name is in no view', () => {
  const header = `X-Api-Key: ${KEY.replaceAll('-', '')}`;
  const rule = {
    name: KEY.replaceAll('-', ''),
    header,
    value: '',
    filter: `https://a.example/${KEY}`,
    on: true,
  };
  for (const [tool, exported] of Object.entries(SAMPLE_EXPORTS)) {
    const file = readSample(exported([rule, { ...rule, header: 'X-Api-Key', value: KEY }]));
    if (file === null) throw new Error('of no tool');
    const { notTaken, taken, asksHost } = sortEntries(file, PROVIDERS);
    const texts = [...taken, ...asksHost].map(({ name, hints }) => [name, hints]);
    expect(JSON.stringify([notTaken, texts]), tool).not.toMatch(/0123456789ab/);
  }
});
