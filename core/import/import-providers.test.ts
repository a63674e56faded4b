import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { MADE_AT, sampleBackup } from '../backup/testing/sample-backup';
import type { OwnProvider } from '../providers/own-provider';
import type { TokenRecord } from '../token/token-record';
import { putRecord } from '../vault/assemble-file';
import { createVault, withOwnProvider, withToken } from '../vault/edit-vault';
import { openFile } from '../vault/open-file';
import type { OpenVault } from '../vault/open-vault';
import { fakeOwnProvider, OWN_ID } from '../vault/testing/fake-own-provider';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { applyImport, importUndo, undoImport, withNewProviders } from './apply-import';
import { importPlan, importView } from './import-plan';
import { fromBackup } from './importers/age-backup';

const NOW = MADE_AT + 1000;
const isOn = ({ on }: TokenRecord) => on;
const OTHER_ID = OWN_ID.replaceAll('a', 'b');
const planOf = (providers: readonly OwnProvider[], { tokens }: OpenVault) =>
  importPlan(fromBackup(sampleBackup([], providers)), tokens, PROVIDERS, NOW, NOW + 1);
const imported = (providers: readonly OwnProvider[], vault: OpenVault) =>
  withNewProviders(vault, planOf(providers, vault).ownProviders);
const statesOf = (providers: readonly OwnProvider[], vault: OpenVault) =>
  importView(planOf(providers, vault), vault, PROVIDERS).ownProviders.map(({ state }) => state);

const own = fakeOwnProvider();
const changed = fakeOwnProvider({ name: 'Changed' });
const empty = await createVault();
const vault = await withOwnProvider(empty, own);

describe('an own provider of a backup', () => {
  it('is added where its id is not there, with what a later version added apart', async () => {
    const later = { ...own, later: [1] };
    const other = fakeOwnProvider({ id: OTHER_ID });
    const after = await imported([later, other], empty);
    const kept = { ...own, fromFile: { later: [1] } };
    expect([...(await openFile(after.file, after.key)).ownProviders.values()]).toEqual([kept, other]);
    expect(statesOf([later, other], empty)).toEqual(['new', 'new']);
    expect(statesOf([later, other], after)).toEqual(['same', 'same']);
    expect(after.index.fileRevision).toBe(empty.index.fileRevision + 1);
  });

  it('that is here stays as it is, same or not, and the dry run says which', async () => {
    expect(await imported([changed], vault)).toBe(vault);
    expect(await imported([own], vault)).toBe(vault);
    expect(statesOf([changed], vault)).toEqual(['kept']);
    expect(statesOf([own], vault)).toEqual(['same']);
  });

  it('takes the place of no record that was set aside, and of none of a later version', async () => {
    const records = vault.file.records.map((record) =>
      record.id === OWN_ID ? { ...record, sealed: 'AAAA' } : record,
    );
    const hurt = await openFile({ ...vault.file, records }, vault.key);
    expect(hurt.setAside).toHaveLength(1);
    const entry = { id: OWN_ID, purpose: 'later', label: '' };
    const held = { ...empty, ...(await putRecord(empty, entry, new Uint8Array([1]))) };
    for (const each of [hurt, held]) {
      expect(await imported([own], each)).toBe(each);
      expect(statesOf([own], each)).toEqual(['kept']);
    }
  });

  it('hides nothing in its words', async () => {
    const fields = own.fields.map((field) => ({ ...field, label: 'a\u202Eb\nc' }));
    const after = await imported([fakeOwnProvider({ name: '\u200B', fields })], empty);
    expect(after.ownProviders.get(OWN_ID)).toMatchObject({ name: OWN_ID, fields: [{ label: 'ab c' }] });
  });

  it('survives an import that replaces all tokens', async () => {
    const before = await withToken(vault, fakeToken(FIRST));
    const after = await applyImport(before, [fakeToken(SECOND)], 'replace', isOn);
    expect([...after.tokens.keys()]).toEqual([SECOND]);
    expect(after.ownProviders).toEqual(vault.ownProviders);
  });
});

describe('the undo of an import', () => {
  const undone = (before: OpenVault, after: OpenVault, now = after) =>
    undoImport(now, importUndo(before, after, NOW), isOn);

  it('takes an own provider out that came with it, and no other', async () => {
    const other = fakeOwnProvider({ id: OTHER_ID });
    const after = await imported([other], vault);
    const back = await undone(vault, after);
    expect([...(await openFile(back.file, back.key)).ownProviders.values()]).toEqual([own]);
    expect(back.removed).toEqual(new Set([OTHER_ID]));
  });

  it('leaves one that was edited since, and one that has a token by now', async () => {
    const after = await imported([own], empty);
    const edited = await withOwnProvider(after, changed);
    expect((await undone(empty, after, edited)).ownProviders.get(OWN_ID)).toEqual(changed);
    const used = await withToken(after, fakeToken(FIRST, { providerId: OWN_ID }));
    expect((await undone(empty, after, used)).ownProviders.get(OWN_ID)).toEqual(own);
  });

  it('takes it out together with its token of the same import', async () => {
    const withBoth = await withToken(await imported([own], empty), fakeToken(FIRST, { providerId: OWN_ID }));
    const back = await undone(empty, withBoth);
    expect([back.tokens.size, back.ownProviders.size]).toEqual([0, 0]);
  });
});
