import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { anyToken, anyTokens } from '../backup/testing/any-token';
import { MADE_AT, sampleBackup } from '../backup/testing/sample-backup';
import { areInConflict } from '../token/conflicts';
import { scopeOf } from '../token/plain-http';
import type { TokenRecord } from '../token/token-record';
import { createVault, withToken, withTokens } from '../vault/edit-vault';
import type { OpenVault } from '../vault/open-vault';
import { FIRST, fakeToken, SECOND, THIRD } from '../vault/testing/fake-token';
import { applyImport, importUndo, undoImport } from './apply-import';
import { withoutSharedPages } from './import-file';
import { importPlan, importView } from './import-plan';
import { fromBackup } from './importers/age-backup';

const NOW = MADE_AT + 1000;
const isOn = ({ on }: TokenRecord) => on;
const vaultWith = async (tokens: readonly TokenRecord[]) =>
  withTokens(await createVault(), { put: tokens, drop: [] });
const planOf = (tokens: readonly TokenRecord[], { tokens: here }: OpenVault) =>
  importPlan(withoutSharedPages(fromBackup(sampleBackup(tokens))), here, PROVIDERS, NOW, NOW + 1);
const recordsOf = (tokens: readonly TokenRecord[], vault: OpenVault) => planOf(tokens, vault).records;
const all = ({ tokens }: OpenVault) => [...tokens.values()];
const active = (vault: OpenVault) => all(vault).filter((one) => one.on && scopeOf(one) === 'automatic');
const competing = (vault: OpenVault) =>
  active(vault).filter((one) => active(vault).some((other) => areInConflict(one, other)));
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
    ['fields', { fields: [{ name: 'tenant', value: 'acme', secret: false }] }],
  ])('shows a change of %s: %o', async (field, changes) => {
    const vault = await vaultWith([fakeToken(FIRST)]);
    const view = importView(planOf([fakeToken(FIRST, changes)], vault), vault, PROVIDERS);
    expect(view.tokens[0]).toMatchObject({ state: 'changed', differences: [{ field }] });
  });

  const field = (value: string, secret = true) => ({ name: 'second', value, secret });
  it.each([
    ['another value', [field('fake-value-0001-of-a')], [field('fake-value-0002-of-b')]],
    ['a value with the same end', [field('fake-value-0001-same')], [field('fake-value-0002-same')]],
    [
      'a value that is secret no more',
      [field('fake-value-0001-same')],
      [field('fake-value-0001-same', false)],
    ],
    ['one more', [], [field('fake-value-0001-of-a')]],
    ['one less', [field('fake-value-0001-of-a')], []],
  ])('shows a change of fields, and no value of a secret one: %s', async (_, here, given) => {
    const headers = [{ name: 'X-Second', template: '{token}{second}', encoding: 'plain' as const }];
    const vault = await vaultWith([fakeToken(FIRST, { fields: here, headers })]);
    const view = importView(planOf([fakeToken(FIRST, { fields: given, headers })], vault), vault, PROVIDERS);
    expect(view.tokens[0]).toMatchObject({ state: 'changed', differences: [{ field: 'fields' }] });
    const values = [...here, ...given].filter(({ secret }) => secret).map(({ value }) => value);
    const shown = given.filter(({ secret }) => !secret).map(({ value }) => value);
    for (const value of values) if (!shown.includes(value)) expect(JSON.stringify(view)).not.toContain(value);
    const record = recordsOf([fakeToken(FIRST, { fields: given, headers })], vault);
    const after = await applyImport(vault, record, 'merge', isOn);
    expect(after.tokens.get(FIRST)?.fields).toEqual(given);
  });

  it('shows no field where only their order differs', async () => {
    const fields = [field('a'), { name: 'tenant', value: 'acme', secret: false }];
    const vault = await vaultWith([fakeToken(FIRST, { fields })]);
    const view = importView(
      planOf([fakeToken(FIRST, { fields: fields.toReversed() })], vault),
      vault,
      PROVIDERS,
    );
    expect(view.tokens[0]?.state).toBe('same');
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
    const its = { providerName: 'PagerDuty', origins: ['https://api.usepylon.com'] };
    expect(await first({ ...its, providerId: 'pylon' })).toMatchObject({ providerName: 'Pylon' });
    // The id may have been another vendor's when the backup was made.
    expect(await first({ ...its, providerId: 'polyteia' })).toMatchObject({ providerName: 'PagerDuty' });
  });

  it('carry no hidden characters in a name', async () => {
    expect((await first({ label: 'a\u202Eb\nc' }))?.label).toBe('ab c');
    expect((await first({ label: '\u200B' }))?.label).toBe('example-provider');
  });

  it('stay in chosen tabs where the vendor’s own app lives, whatever the backup says', async () => {
    const origins = ['https://app.polyteia.com'];
    for (const sharedWithApp of [true, false])
      expect(await first({ providerId: 'mine', origins, sharedWithApp })).toMatchObject({
        scope: 'chosen-tabs',
        sharedWithApp: true,
      });
    const mine = { providerId: 'mine', origins: ['https://app.mine.example'], sharedWithApp: true };
    expect(await first(mine)).toMatchObject({ scope: 'chosen-tabs', sharedWithApp: true });
    expect(await first({ ...mine, sharedWithApp: false })).toMatchObject({ scope: 'automatic' });
    const named = { providerId: 'polyteia', origins: ['https://app.mine.example'], sharedWithApp: false };
    expect(await first(named)).toMatchObject({ scope: 'chosen-tabs', sharedWithApp: true });
  });

  it('say nothing of a test where their fields are others', async () => {
    const fields = [{ name: 'tenant', value: 'acme', secret: false }];
    const revocation = { startedAt: 5, checks: 3, nextCheckAt: 6, lastCheck: null };
    const here = fakeToken(FIRST, { fields, revocation });
    expect(await first({ fields, revocation }, [here])).toMatchObject({ revocation });
    expect(await first({ fields: [], revocation }, [here])).toMatchObject({ revocation: { checks: 0 } });
  });

  it('bring what a later version added, and take nothing of it away here', async () => {
    const later = { later: [1, { x: 2 }] };
    expect(await first({ ...later } as Partial<TokenRecord>)).toMatchObject({ fromFile: later });
    const here = { ...fakeToken(FIRST), ...later, kept: 'here' };
    expect(await first({ label: 'New' }, [here])).toMatchObject({ ...later, kept: 'here', label: 'New' });
    const other = { later: 'other' } as Partial<TokenRecord>;
    expect(await first(other, [here])).toMatchObject({
      ...later,
      kept: 'here',
      fromFile: { later: 'other' },
    });
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
