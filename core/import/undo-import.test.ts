import { expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { MADE_AT, sampleBackup } from '../backup/testing/sample-backup';
import type { TokenRecord } from '../token/token-record';
import { createVault, withToken, withTokens } from '../vault/edit-vault';
import { openFile } from '../vault/open-file';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { applyImport, importUndo, undoImport } from './apply-import';
import { importPlan, importView } from './import-plan';
import { fromBackup } from './importers/age-backup';

const NOW = MADE_AT + 1000;
const isOn = ({ on }: TokenRecord) => on;

const WORKS: TokenRecord['test'] = {
  outcome: 'works',
  reason: null,
  status: 200,
  method: 'GET',
  asked: 'api.example.com/me',
  duration: 1,
  at: NOW,
  region: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
};
const BEGUN = { startedAt: NOW, checks: 0, nextCheckAt: null, lastCheck: null };

it.each<[what: string, change: Partial<TokenRecord>, stays: boolean]>([
  ['switched off', { on: false }, true],
  ['allowed fewer pages', { allowedSites: [] }, true],
  ['limited to GET', { getOnly: true }, true],
  ['begun to be revoked', { revocation: BEGUN }, true],
  ['only tested', { test: WORKS }, false],
])(
  'an undo of an import leaves alone what came after it: a token that was %s',
  async (_what, change, stays) => {
    const before = await withTokens(await createVault(), {
      put: [fakeToken(FIRST, { label: 'before' })],
      drop: [],
    });
    const imported = fakeToken(FIRST, { label: 'from the backup' });
    const after = await applyImport(before, [imported], 'merge', isOn);
    const meanwhile = await withToken(after, { ...imported, ...change });
    const { tokens } = await undoImport(meanwhile, importUndo(before, after, NOW), isOn);
    expect(tokens.get(FIRST)?.label).toBe(stays ? 'from the backup' : 'before');
    expect(tokens.get(FIRST)).toMatchObject(stays ? change : { test: null });
  },
);

it.each<[what: string, change: Partial<TokenRecord>, stays: boolean]>([
  ['switched on', { on: true, test: WORKS }, false],
  ['narrowed to its region', { on: true, origins: ['https://api.eu.example'], region: 'EU' }, false],
  ['moved elsewhere', { origins: ['https://api.other.example'], region: 'EU' }, true],
  ['renamed', { label: 'mine' }, true],
  ['replaced', { secret: 'another-secret-0123456789' }, true],
])('an undo of what another tool brought: a token that was %s since', async (_what, change, stays) => {
  const before = await createVault();
  const moved = fakeToken(FIRST, {
    on: false,
    layInClear: true,
    origins: ['https://api.us.example', 'https://api.eu.example'],
  });
  const after = await applyImport(before, [moved], 'merge', isOn);
  const meanwhile = await withToken(after, { ...moved, ...change });
  const { tokens } = await undoImport(meanwhile, importUndo(before, after, NOW), isOn);
  expect(tokens.has(FIRST)).toBe(stays);
});

it('an undo of an import touches no token that the import did not', async () => {
  const before = await withTokens(await createVault(), { put: [fakeToken(SECOND)], drop: [] });
  const after = await applyImport(before, [fakeToken(FIRST, { on: false })], 'merge', isOn);
  const meanwhile = await withToken(after, fakeToken(SECOND, { test: WORKS }));
  const { tokens } = await undoImport(meanwhile, importUndo(before, after, NOW), isOn);
  expect([...tokens.values()]).toEqual([fakeToken(SECOND, { test: WORKS })]);
});

it('an undo of an import brings no token back on beside one that was switched on meanwhile', async () => {
  const [here, conflict] = [fakeToken(FIRST), fakeToken(SECOND, { on: false })];
  const before = await withTokens(await createVault(), { put: [here, conflict], drop: [] });
  const after = await applyImport(before, [conflict], 'replace', isOn);
  const meanwhile = await withToken(after, { ...conflict, on: true });
  const { tokens } = await undoImport(meanwhile, importUndo(before, after, NOW), isOn);
  expect([...tokens.values()].map(({ id, on }) => [id, on])).toEqual([
    [SECOND, true],
    [FIRST, false],
  ]);
});

it('a record that was set aside is named before a backup takes its place, and no undo takes both', async () => {
  const whole = await withTokens(await createVault(), { put: [fakeToken(FIRST)], drop: [] });
  const records = whole.file.records.map((record) => ({ ...record, sealed: 'AAAA' }));
  const before = await openFile({ ...whole.file, records }, whole.key);
  const given = [fakeToken(FIRST), fakeToken(SECOND, { on: false })];
  const plan = importPlan(fromBackup(sampleBackup(given)), before.tokens, PROVIDERS, NOW, NOW + 1);
  expect(importView(plan, before, PROVIDERS).tokens.map(({ state }) => state)).toEqual(['set-aside', 'new']);
  const after = await applyImport(before, given, 'merge', isOn);
  const back = await undoImport(after, importUndo(before, after, NOW), isOn);
  expect([...back.tokens.keys()]).toEqual([FIRST]);
});
