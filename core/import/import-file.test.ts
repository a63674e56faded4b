import { armor, Decrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LARGEST_FILE } from '../backup/backup-limits';
import { sealBackup } from '../backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../backup/testing/sample-backup';
import type { Bytes } from '../bytes/bytes';
import { toUtf8 } from '../bytes/utf8';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { IMPORTERS, importFile } from './import-file';
import type { Importer } from './importer';
import { fromBackup } from './importers/age-backup';

const sealed = sealBackup(sampleBackup(), PASSPHRASE, QUICK_WORK);
const refusal = (file: Bytes, passphrase: string | null, importers?: readonly Importer[]) =>
  importFile(file, passphrase, importers).then(
    () => 'read',
    ({ code, params }: { code: string; params: { reason?: string } }) =>
      params.reason === undefined ? code : `${code} ${params.reason}`,
  );

/** Takes files that begin with its name. */
function fakeImporter(name: string): Importer {
  const start = toUtf8(name);
  return {
    name,
    accepts: vi.fn((file: Bytes) => start.every((byte, at) => file[at] === byte)),
    read: vi.fn(async () => fromBackup(sampleBackup([fakeToken(FIRST, { label: name })]))),
  };
}

describe('a file', () => {
  it('is read by the first importer that accepts it, and by no other', async () => {
    const importers = ['one', 'two', 'two and more'].map(fakeImporter);
    const file = toUtf8('two and more');
    expect((await importFile(file, 'given', importers)).tokens[0]?.label).toBe('two');
    expect(importers[1]?.read).toHaveBeenCalledWith(file, 'given');
    for (const at of [0, 2]) expect(importers[at]?.read).not.toHaveBeenCalled();
  });

  it('that nobody accepts is refused, with the kinds that are read', async () => {
    const importers = ['one', 'two'].map(fakeImporter);
    await expect(importFile(toUtf8('three'), null, importers)).rejects.toMatchObject({
      code: 'unknown-file',
      params: { kinds: 'one, two' },
    });
  });

  it('that is too large is refused before anybody looks at it', async () => {
    const importer = fakeImporter('one');
    expect(await refusal(new Uint8Array(LARGEST_FILE + 1), null, [importer])).toBe('backup-too-large');
    expect(importer.accepts).not.toHaveBeenCalled();
  });

  it('lets no token be used from pages that many people share, whatever its format', async () => {
    const importer = fakeImporter('one');
    const allowedSites = ['https://docs.example.com', 'https://github.io', 'https://co.uk'];
    const tokens = [fakeToken(FIRST), fakeToken(SECOND, { allowedSites })];
    importer.read = async () => fromBackup(sampleBackup(tokens));
    const imported = await importFile(toUtf8('one'), null, [importer]);
    expect(imported.tokens[1]?.allowedSites).toEqual(['https://docs.example.com']);
    expect(imported.leftOut).toEqual([
      { id: SECOND, what: 'https://github.io', why: 'shared-page' },
      { id: SECOND, what: 'https://co.uk', why: 'shared-page' },
    ]);
  });
});

describe.each(IMPORTERS)('the importer $name', (importer) => {
  it('answers for any bytes, and looks at the first of them only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const file = new Uint8Array(bytes);
        expect(importer.accepts(file)).toBe(importer.accepts(file.slice(0, 1000)));
      }),
    );
    expect(importer.accepts(new Uint8Array())).toBe(false);
  });
});

it('the kinds have names of their own', () => {
  expect(new Set(IMPORTERS.map(({ name }) => name)).size).toBe(IMPORTERS.length);
});

describe('a backup', () => {
  it('is imported with its passphrase, binary and armored', async () => {
    const file = await sealed;
    expect(await importFile(file, PASSPHRASE)).toEqual(fromBackup(sampleBackup()));
    const armored = toUtf8(`\n${armor.encode(file)}`);
    expect(await importFile(armored, PASSPHRASE)).toEqual(fromBackup(sampleBackup()));
  });

  it('asks for its passphrase before anything is derived', async () => {
    const derived = vi.spyOn(Decrypter.prototype, 'decrypt');
    expect(await refusal(await sealed, null)).toBe('needs-passphrase');
    expect(await refusal(toUtf8(armor.encode(await sealed)), null)).toBe('needs-passphrase');
    expect(derived).not.toHaveBeenCalled();
    derived.mockRestore();
  });

  it.each([
    ['of a later version of age', 'age-encryption.org/v2\n', 'not-a-backup not-age'],
    ['for a key', 'age-encryption.org/v1\n-> X25519 AAAA\n', 'not-a-backup recipient'],
    ['cut off', 'age-encryption.org/v1\n-> scrypt AAAA', 'not-a-backup damaged'],
    ['with a broken armor', '-----BEGIN AGE ENCRYPTED FILE-----\n?', 'not-a-backup damaged'],
  ])('is not asked for one when it is %s', async (_, text, says) => {
    expect(await refusal(toUtf8(text), null)).toBe(says);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['JSON', '{"format":"keybearer-backup"}'],
    ['an OpenPGP message', '-----BEGIN PGP MESSAGE-----\n\nwy4ECQMI\n-----END PGP MESSAGE-----\n'],
  ])('is not %s', async (_, text) => {
    expect(await refusal(toUtf8(text), PASSPHRASE)).toBe('unknown-file');
  });
});
