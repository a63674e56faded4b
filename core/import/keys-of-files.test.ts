import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { type BackupContent, backupContent } from '../backup/backup-content';
import { readContent } from '../backup/read-content';
import { MADE_AT, sampleBackup } from '../backup/testing/sample-backup';
import { toUtf8 } from '../bytes/utf8';
import { createVault, withToken } from '../vault/edit-vault';
import { openFile } from '../vault/open-file';
import type { OpenVault } from '../vault/open-vault';
import { DEFAULT_SETTINGS } from '../vault/settings';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { applyImport, withNewProviders } from './apply-import';
import { importPlan } from './import-plan';
import { fromBackup } from './importers/age-backup';

type Keys = Readonly<Record<string, unknown>>;

const empty = await createVault();
const PROVIDER = fakeOwnProvider({ check: { method: 'GET', path: '/v1/me' } });
const TOKEN = fakeToken(FIRST, {
  fields: [{ name: 'tenant', value: 'acme', secret: false }],
  companions: [{ name: 'X-Version', value: '1', sentOn: 'navigation' }],
});
const FILE = sampleBackup([TOKEN], [PROVIDER]);

/** The file with these keys in every object of a token and of an own provider. */
function withKeys(keys: Keys): BackupContent {
  const within = <T extends object>(objects: readonly T[]) =>
    objects.map((object) => ({ ...object, ...keys }));
  return {
    ...FILE,
    tokens: FILE.tokens.map((token) => ({
      ...token,
      headers: within(token.headers),
      companions: within(token.companions),
      fields: within(token.fields),
      ...keys,
    })),
    ownProviders: FILE.ownProviders.map((provider) => ({
      ...provider,
      headers: within(provider.headers),
      companions: within(provider.companions),
      fields: within(provider.fields),
      check: provider.check && { ...provider.check, ...keys },
      ...keys,
    })),
  };
}

async function imported(content: BackupContent, vault: OpenVault = empty): Promise<OpenVault> {
  const read = readContent(toUtf8(JSON.stringify(content)));
  const { records, ownProviders } = importPlan(
    fromBackup(read),
    vault.tokens,
    PROVIDERS,
    MADE_AT + 1,
    MADE_AT + 2,
  );
  const taken = await applyImport(vault, records, 'merge', ({ on }) => on);
  const after = await withNewProviders(taken, ownProviders);
  return openFile(after.file, after.key);
}

const exported = ({ tokens, ownProviders }: OpenVault): BackupContent =>
  backupContent(tokens.values(), ownProviders.values(), DEFAULT_SETTINGS, MADE_AT);

/** All keys of a value and of what is inside it, but not of what came from a file. */
function keysOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...(key === 'fromFile' ? [] : keysOf(each)),
  ]);
}

const records = ({ tokens, ownProviders }: OpenVault) => [...tokens.values(), ...ownProviders.values()];
const KNOWN = new Set(keysOf(records(await imported(FILE))));

/** Names that no object of a record has, one that this version itself sets apart, and any JSON in them. */
const anyKeys = fc.dictionary(
  fc.oneof(
    fc.constantFrom('later', 'fromFile', 'toString', '0', 'é', 'trusted'),
    fc.string({ maxLength: 12 }).map((name) => `x-${name}`),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 4 },
);

describe('keys of a file that this version does not know', () => {
  it('come back as they were, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeys, async (keys) => {
        // As JSON has it: no -0.
        const content = withKeys(JSON.parse(JSON.stringify(keys)));
        const once = exported(await imported(content));
        expect(JSON.stringify(once)).toBe(JSON.stringify(content));
        expect(JSON.stringify(exported(await imported(once)))).toBe(JSON.stringify(content));
      }),
      { numRuns: 25 },
    );
  });

  it('are no keys of a record in the vault, wherever they stood', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeys, async (keys) => {
        const found = keysOf(records(await imported(withKeys(keys)))).filter((key) => !KNOWN.has(key));
        expect(found.filter((key) => key !== 'fromFile')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('take the place of none that the vault has itself, in the record or in the next file', async () => {
    const here = await withToken(empty, { ...TOKEN, later: 'own' } as typeof TOKEN);
    const changed = { ...withKeys({ later: 'planted', other: 1 }).tokens[0], label: 'New' };
    const after = await imported({ ...FILE, tokens: [changed] as BackupContent['tokens'] }, here);
    const kept = { later: 'planted', other: 1 };
    expect(after.tokens.get(FIRST)).toMatchObject({ label: 'New', later: 'own', fromFile: kept });
    expect(exported(after).tokens).toMatchObject([{ later: 'own', other: 1 }]);
  });

  it('stay when another file does not know them', async () => {
    const before = await imported(withKeys({ later: 1, other: 1 }));
    const [token] = withKeys({ later: 2 }).tokens;
    const after = await imported(
      { ...FILE, tokens: [{ ...token, label: 'New' }] as BackupContent['tokens'] },
      before,
    );
    expect(after.tokens.get(FIRST)).toMatchObject({ fromFile: { later: 2, other: 1 } });
  });

  it('make no key that a backup refuses', async () => {
    const record = { ...TOKEN, fromFile: { acceptCookies: true, test: 1, secret: 'planted', later: 1 } };
    const vault = await withToken(empty, record as typeof TOKEN);
    const [token] = exported(vault).tokens;
    expect(token).toMatchObject({ secret: TOKEN.secret, later: 1 });
    expect(Object.keys(token ?? {})).not.toEqual(expect.arrayContaining(['acceptCookies']));
    expect(Object.keys(token ?? {})).not.toEqual(expect.arrayContaining(['test']));
  });
});
