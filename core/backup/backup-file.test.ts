import { concatBytes } from '@noble/ciphers/utils.js';
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../bytes/bytes';
import { toUtf8 } from '../bytes/utf8';
import { fakeToken } from '../vault/testing/fake-token';
import { LARGEST_BACKUP } from './backup-limits';
import { openBackup } from './open-backup';
import { sealBackup } from './seal-backup';
import { anyTokens } from './testing/any-token';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from './testing/sample-backup';

const sealed = sealBackup(sampleBackup(), PASSPHRASE, QUICK_WORK);
const refused = (file: Bytes, passphrase = PASSPHRASE) =>
  openBackup(file, passphrase).then(
    () => 'opened',
    ({ code, params }: { code: string; params: { reason?: string } }) =>
      params.reason === undefined ? code : `${code} ${params.reason}`,
  );
const changed = (file: Bytes, from: string, to: string): Bytes =>
  new Uint8Array(Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1'));

// Proves P6: A backup with any byte changed is refused.
describe('a backup', () => {
  it('opens with its passphrase, binary and armored, and holds what was put in', async () => {
    await fc.assert(
      fc.asyncProperty(anyTokens, fc.string({ minLength: 1 }), async (tokens, passphrase) => {
        const content = sampleBackup(tokens);
        const file = await sealBackup(content, passphrase, QUICK_WORK);
        expect(await openBackup(file, passphrase)).toEqual(content);
        const armored = toUtf8(`\n${armor.encode(file).replaceAll('\n', '\r\n')}\n`);
        expect(await openBackup(armored, passphrase)).toEqual(content);
      }),
      { numRuns: 50 },
    );
  });

  it('shows nothing of what is inside', async () => {
    const text = Buffer.from(await sealed).toString('latin1');
    expect(text).toContain('age-encryption.org/v1');
    for (const word of ['fake-token', 'api.example.com', 'keybearer']) expect(text).not.toContain(word);
  });

  it('is made with the work factor of the age tool', async () => {
    const file = await sealBackup(sampleBackup(), PASSPHRASE);
    expect(Buffer.from(file).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/);
    expect(await openBackup(file, PASSPHRASE)).toEqual(sampleBackup());
  });

  it('is refused with any byte changed, and named for the part that is', async () => {
    const file = await sealed;
    const found = new Set<string>();
    for (let at = 0; at < file.length; at += 1) {
      for (const flip of [1, 128]) {
        const copy = file.slice();
        copy[at] = (copy[at] ?? 0) ^ flip;
        found.add(await refused(copy));
      }
    }
    expect([...found].toSorted()).toEqual([
      'not-a-backup damaged',
      'not-a-backup not-age',
      'not-a-backup recipient',
      'wrong-backup-passphrase',
    ]);
  });

  it('is refused cut at any byte', async () => {
    const file = await sealed;
    for (let end = 0; end < file.length; end += 1)
      expect(await refused(file.slice(0, end))).toMatch(/^not-a-backup (?:damaged|not-age|recipient)$/);
  });

  it('is refused with anything behind its end', async () => {
    const file = await sealed;
    expect(await refused(concatBytes(file, new Uint8Array(1)))).toBe('not-a-backup damaged');
    expect(await refused(concatBytes(file, file))).toBe('not-a-backup damaged');
    expect(await refused(toUtf8(`${armor.encode(file)}x`))).toBe('not-a-backup damaged');
  });

  it('is refused with another passphrase', async () => {
    expect(await refused(await sealed, `${PASSPHRASE} `)).toBe('wrong-backup-passphrase');
  });

  it('is not made larger than it can be read', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      fakeToken(`large-token-${String(at).padStart(4, '0')}`, { secret: 'x'.repeat(8192) }),
    );
    await expect(sealBackup(sampleBackup(many), PASSPHRASE, QUICK_WORK)).rejects.toMatchObject({
      params: { reason: 'backup-too-large' },
    });
  });

  it('has room for two thousand ordinary tokens', async () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      fakeToken(`ordinary-token-${String(at).padStart(4, '0')}`, { secret: 'x'.repeat(100) }),
    );
    const file = await sealBackup(sampleBackup(many), PASSPHRASE, QUICK_WORK);
    expect(file.length).toBeLessThan(LARGEST_BACKUP);
    expect((await openBackup(file, PASSPHRASE)).tokens).toHaveLength(2000);
  });
});

// Proves P6: Files of other tools are refused.
describe('what is no backup', () => {
  const ofAge = async (prepare: (encrypter: Encrypter) => void | Promise<void>, text: string) => {
    const encrypter = new Encrypter();
    await prepare(encrypter);
    return new Uint8Array(await encrypter.encrypt(text));
  };
  const locked = (text: string) =>
    ofAge((encrypter) => {
      encrypter.setPassphrase(PASSPHRASE);
      encrypter.setScryptWorkFactor(QUICK_WORK);
    }, text);

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a vault', '{"format":1}'],
    ['an OpenPGP message', '-----BEGIN PGP MESSAGE-----\n\nwy4ECQMI\n-----END PGP MESSAGE-----\n'],
    ['a later version of age', 'age-encryption.org/v2\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n'],
  ])('is refused: %s', async (_, text) => {
    expect(await refused(toUtf8(text))).toBe('not-a-backup not-age');
  });

  it('is refused: an age file for a key', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const file = await ofAge(
      (encrypter) => encrypter.addRecipient(recipient),
      JSON.stringify(sampleBackup()),
    );
    expect(await refused(file)).toBe('not-a-backup recipient');
  });

  it('is refused before anything is derived: a work factor that would stall the machine', async () => {
    const file = await sealed;
    const derived = vi.spyOn(Decrypter.prototype, 'decrypt');
    for (const factor of ['20', '22', '64', '999'])
      expect(await refused(changed(file, ' 1\n', ` ${factor}\n`))).toBe('not-a-backup work-factor');
    for (const factor of ['0', '-1', '01', '1e1', '9999'])
      expect(await refused(changed(file, ' 1\n', ` ${factor}\n`))).toBe('not-a-backup damaged');
    expect(derived).not.toHaveBeenCalled();
    expect(await openBackup(file, PASSPHRASE)).toEqual(sampleBackup());
    expect(derived).toHaveBeenCalledOnce();
    derived.mockRestore();
  });

  it('is refused: a second recipient beside the passphrase', async () => {
    const file = await sealed;
    expect(await refused(changed(file, '\n--- ', '\n-> X25519 AAAA\nAAAA\n--- '))).toBe(
      'not-a-backup damaged',
    );
  });

  it('is refused unread: more than it may have', async () => {
    expect(await refused(new Uint8Array(LARGEST_BACKUP + 1))).toBe('backup-too-large');
    expect(await refused(new Uint8Array(50_000_000))).toBe('backup-too-large');
  });

  it.each([
    ['no JSON', 'tokens'],
    ['another JSON', '{"tokens":[]}'],
    ['JSON of another format', '{"format":"other-backup","version":1}'],
    ['half a million brackets', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    [
      'brackets inside of a backup',
      `{"format":"keybearer-backup","version":1,"tokens":${'['.repeat(90)}${']'.repeat(90)}}`,
    ],
  ])('is refused: an age file with %s in it', async (_, text) => {
    expect(await refused(await locked(text))).toBe('not-a-backup content');
  });

  it('is refused: a version to come', async () => {
    expect(await refused(await locked('{"format":"keybearer-backup","version":3,"new":[]}'))).toBe(
      'newer-backup',
    );
  });
});
