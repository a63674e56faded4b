import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { anyToken, anyTokens } from '../backup/testing/any-token';
import { MADE_AT, sampleBackup } from '../backup/testing/sample-backup';
import { areRivals } from '../token/rivals';
import type { TokenRecord } from '../token/token-record';
import { createVault, withToken, withTokens } from '../vault/edit-vault';
import { openFile } from '../vault/open-file';
import type { OpenVault } from '../vault/open-vault';
import { FIRST, fakeToken, SECOND, THIRD } from '../vault/testing/fake-token';
import { applyImport, importUndo, undoImport } from './apply-import';
import { importPlan, importView } from './import-plan';

const NOW = MADE_AT + 1000;
const isOn = ({ on }: TokenRecord) => on;

async function vaultWith(tokens: readonly TokenRecord[]): Promise<OpenVault> {
  return withTokens(await createVault(), { put: tokens, drop: [] });
}
const planOf = (tokens: readonly TokenRecord[], { tokens: here }: OpenVault) =>
  importPlan(sampleBackup(tokens), here, PROVIDERS, NOW, NOW + 1);
const recordsOf = (tokens: readonly TokenRecord[], vault: OpenVault) =>
  planOf(tokens, vault).tokens.map(({ record }) => record);
const all = ({ tokens }: OpenVault) => [...tokens.values()];
const active = (vault: OpenVault) => all(vault).filter(({ on, scope }) => on && scope === 'automatic');
const competing = (vault: OpenVault) =>
  active(vault).filter((one) => active(vault).some((other) => areRivals(one, other)));
const byId = (tokens: readonly TokenRecord[]) => tokens.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('a dry run', () => {
  it('says what is new, the same and changed, with four characters of each secret at most', async () => {
    const vault = await vaultWith([fakeToken(FIRST), fakeToken(SECOND)]);
    const secret = 'another-secret-of-the-second';
    const plan = planOf(
      [fakeToken(FIRST), fakeToken(SECOND, { secret, getOnly: true }), fakeToken(THIRD)],
      vault,
    );
    const view = importView(plan, vault, PROVIDERS);
    expect(view.createdAt).toBe(MADE_AT);
    expect(view.tokens.map(({ state }) => state)).toEqual(['same', 'changed', 'new']);
    expect(view.tokens[1]?.differences).toEqual([
      { field: 'secret', here: '-001', backup: 'cond' },
      { field: 'limits', here: '', backup: 'get-only' },
    ]);
    for (const said of [secret, 'fake-token']) expect(JSON.stringify(view)).not.toContain(said);
  });

  it.each([
    ['hosts', { origins: ['https://api.example.net'] }],
    ['hosts', { pathPrefix: '' }],
    ['headers', { headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' as const }] }],
    ['headers', { headers: [{ name: 'Authorization', template: '{token}:', encoding: 'basic' as const }] }],
    ['headers', { companions: [{ name: 'X-Account', value: '7', sentOn: 'every-request' as const }] }],
    ['sites', { allowedSites: ['https://docs.example.com', 'https://else.example.net'] }],
    ['label', { label: 'Another' }],
    ['provider', { providerId: 'another-provider' }],
    ['limits', { on: false }],
    ['limits', { scope: 'chosen-tabs' as const }],
    ['limits', { withoutCookies: true }],
    ['limits', { expiresAt: 5 }],
  ])('shows a change of %s: %o', async (field, changes) => {
    const vault = await vaultWith([fakeToken(FIRST)]);
    const view = importView(planOf([fakeToken(FIRST, changes)], vault), vault, PROVIDERS);
    expect(view.tokens[0]).toMatchObject({ state: 'changed', differences: [{ field }] });
  });

  it('leaves out pages that no token may be used from, and says so', async () => {
    const vault = await vaultWith([]);
    const allowedSites = ['https://docs.example.com', 'https://github.io', 'https://co.uk'];
    const plan = planOf([fakeToken(FIRST, { allowedSites })], vault);
    expect(importView(plan, vault, PROVIDERS).tokens[0]).toMatchObject({
      allowedSites: ['https://docs.example.com'],
      leftOut: ['https://github.io', 'https://co.uk'],
    });
  });

  const pylon = {
    providerId: 'pylon',
    providerName: 'Pylon',
    origins: ['https://api.usepylon.com'],
    pathPrefix: '',
    allowedSites: [],
  };
  it.each([
    ['same', pylon],
    ['differs', { ...pylon, origins: ['https://api.evil.example'] }],
    ['differs', { ...pylon, origins: [...pylon.origins, 'https://api.evil.example'] }],
    ['differs', { ...pylon, pathPrefix: '/elsewhere' }],
    ['differs', { ...pylon, headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' as const }] }],
    ['unknown', { ...pylon, providerId: 'pylon-inc' }],
  ])('sets hosts and headers against the catalogue: %s, %o', async (catalogue, changes) => {
    const vault = await vaultWith([]);
    const view = importView(planOf([fakeToken(FIRST, changes)], vault), vault, PROVIDERS);
    expect(view.tokens[0]?.catalogue).toBe(catalogue);
  });
});

describe('the records of a backup', () => {
  const first = async (changes: Partial<TokenRecord>, here: readonly TokenRecord[] = []) =>
    recordsOf([fakeToken(FIRST, changes)], await vaultWith(here))[0];

  it('claim no test that was not made here, and start no check', async () => {
    const revocation = { startedAt: 5, checks: 3, nextCheckAt: 6, lastCheck: null };
    expect(await first({ revocation })).toMatchObject({
      test: null,
      revocation: { startedAt: 5, checks: 0, nextCheckAt: null },
    });
  });

  it('keep what was seen here of the same secret', async () => {
    const revocation = { startedAt: 5, checks: 3, nextCheckAt: 6, lastCheck: null };
    const here = fakeToken(FIRST, { revocation });
    expect(await first({ revocation, getOnly: true }, [here])).toMatchObject({ revocation });
  });

  it('name a provider of the catalogue as the catalogue does', async () => {
    expect(await first({ providerId: 'pylon', providerName: 'PagerDuty' })).toMatchObject({
      providerName: 'Pylon',
    });
  });

  it('carry no hidden characters in a name', async () => {
    expect((await first({ label: 'a\u202Eb\nc' }))?.label).toBe('ab c');
    expect((await first({ label: '\u200B' }))?.label).toBe('example-provider');
  });

  it('stay in chosen tabs where the vendor’s own app lives, whatever the backup says', async () => {
    const origins = ['https://app.polyteia.com'];
    expect(await first({ providerId: 'mine', origins })).toMatchObject({ scope: 'chosen-tabs' });
  });

  it('are not from the future', async () => {
    expect(await first({ createdAt: NOW * 2 })).toMatchObject({ createdAt: NOW });
  });
});

// Proves P6: An import takes what was chosen, and can be undone.
describe('an import', () => {
  it('that merges takes what was chosen and leaves every other token as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyTokens, anyTokens, fc.func(fc.boolean()), async (here, given, choose) => {
        const before = await vaultWith(here);
        const taken = recordsOf(given, before).filter(({ id }) => choose(id));
        const after = await applyImport(before, taken, 'merge', isOn);
        const ids = taken.map(({ id }) => id);
        for (const token of here.filter(({ id }) => !ids.includes(id)))
          expect(after.tokens.get(token.id)).toEqual(token);
        for (const record of taken)
          expect(after.tokens.get(record.id)).toMatchObject({
            secret: record.secret,
            origins: record.origins,
          });
        expect(after.tokens.size).toBe(new Set([...here.map(({ id }) => id), ...ids]).size);
      }),
      { numRuns: 60 },
    );
  });

  it('that replaces leaves exactly what was chosen', async () => {
    await fc.assert(
      fc.asyncProperty(anyTokens, anyTokens, async (here, given) => {
        const before = await vaultWith(here);
        const taken = recordsOf(given, before);
        const after = await applyImport(before, taken, 'replace', isOn);
        expect(byId(all(after)).map(({ id, secret }) => [id, secret])).toEqual(
          byId(taken).map(({ id, secret }) => [id, secret]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never makes two tokens compete that did not', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTokens,
        anyTokens,
        fc.constantFrom('merge' as const, 'replace' as const),
        async (here, given, mode) => {
          const quiet = await applyImport(await vaultWith([]), here, 'merge', isOn);
          expect(competing(quiet)).toEqual([]);
          const after = await applyImport(quiet, recordsOf(given, quiet), mode, isOn);
          expect(competing(after)).toEqual([]);
          // Who was sent before and was not in the backup still is.
          const kept = active(quiet).filter(({ id }) => !given.some((token) => token.id === id));
          if (mode === 'merge') for (const { id } of kept) expect(after.tokens.get(id)?.on).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('switches off what would compete with a token that is sent for some minutes', async () => {
    const before = await vaultWith([fakeToken(FIRST, { on: false })]);
    const after = await applyImport(before, recordsOf([fakeToken(SECOND)], before), 'merge', () => true);
    expect(after.tokens.get(SECOND)?.on).toBe(false);
    const free = await applyImport(before, recordsOf([fakeToken(SECOND)], before), 'merge', isOn);
    expect(free.tokens.get(SECOND)?.on).toBe(true);
  });

  it('can be undone to what was there, and what came later stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTokens,
        anyTokens,
        fc.constantFrom('merge' as const, 'replace' as const),
        anyToken,
        async (here, given, mode, later) => {
          const before = await applyImport(await vaultWith([]), here, 'merge', isOn);
          const after = await applyImport(before, recordsOf(given, before), mode, isOn);
          const undo = importUndo(before, after, NOW);
          expect(byId(all(await undoImport(after, undo, isOn)))).toEqual(byId(all(before)));

          const added = { ...later, id: 'token-that-came-later', on: false, secret: 'later' };
          const meanwhile = await withToken(after, added);
          const back = await undoImport(meanwhile, undo, isOn);
          expect(byId(all(back))).toEqual(byId([...all(before), added]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves a secret that was replaced after it when it is undone', async () => {
    const before = await vaultWith([fakeToken(FIRST)]);
    const given = [fakeToken(FIRST, { secret: 'from-the-backup' }), fakeToken(SECOND, { on: false })];
    const after = await applyImport(before, recordsOf(given, before), 'merge', isOn);
    let meanwhile = await withToken(after, fakeToken(FIRST, { secret: 'pasted-later' }));
    meanwhile = await withToken(meanwhile, fakeToken(SECOND, { secret: 'pasted-later-too' }));
    const back = await undoImport(meanwhile, importUndo(before, after, NOW), isOn);
    expect(all(back).map(({ secret }) => secret)).toEqual(['pasted-later', 'pasted-later-too']);
  });
});

describe('withTokens', () => {
  it('makes a vault file that opens to what it was asked for', async () => {
    const vault = await vaultWith([fakeToken(FIRST), fakeToken(SECOND)]);
    const next = await withTokens(vault, {
      put: [fakeToken(SECOND, { label: 'x' }), fakeToken(THIRD)],
      drop: [FIRST],
    });
    const opened = await openFile(next.file, next.key);
    expect(opened.setAside).toEqual([]);
    expect(all(opened)).toEqual([fakeToken(SECOND, { label: 'x' }), fakeToken(THIRD)]);
    expect([...next.removed]).toEqual([FIRST]);
    expect(next.index.fileRevision).toBe(vault.index.fileRevision + 1);
  });

  it('puts a token in the place of a record that was set aside', async () => {
    const vault = await vaultWith([fakeToken(FIRST)]);
    const records = vault.file.records.map((record) =>
      record.id === FIRST ? { ...record, sealed: 'AAAA' } : record,
    );
    const damaged = await openFile({ ...vault.file, records }, vault.key);
    expect(damaged.setAside).toHaveLength(1);
    const mended = await withTokens(damaged, { put: [fakeToken(FIRST)], drop: [] });
    const opened = await openFile(mended.file, mended.key);
    expect(opened.setAside).toEqual([]);
    expect(all(opened)).toEqual([fakeToken(FIRST)]);
  });

  it('refuses more than a vault holds', async () => {
    const put = Array.from({ length: 2000 }, (_, at) =>
      fakeToken(`one-of-too-many-${String(at).padStart(4, '0')}`),
    );
    await expect(withTokens(await createVault(), { put, drop: [] })).rejects.toMatchObject({
      params: { reason: 'too-many-records' },
    });
  });
});
