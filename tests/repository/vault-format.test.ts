import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KDF, kdfSchema } from '../../core/vault/slots/kdf';
import { LOCAL_KEYS, VAULT_FORMAT } from '../../core/vault/stored-data';
import { MOST_RECORDS, MOST_SLOTS, vaultFileSchema } from '../../core/vault/vault-file';
import second from '../vectors/vault/format-2.json';
import third from '../vectors/vault/format-3.json';
import { codeIn, tableRows } from './tables';
import { contents, type FileRead, vaultKey } from './vault-format-reader';

const page = readFileSync('docs/vault-format.md', 'utf8');
const rows = tableRows(page);
const kinds = ['passphrase', 'recovery', 'passkey'] as const;
/** By id, everything that the frozen vaults hold. */
const byId = (records: readonly { readonly id: string }[]) =>
  records.map((record): [string, unknown] => [record.id, record]);

describe('a reader made from docs/vault-format.md alone', () => {
  it.each(kinds)('opens the frozen vault with its %s', async (kind) => {
    const file = third.file as unknown as FileRead;
    const key = await vaultKey(file, kind, third);
    expect(key.toString('base64')).toBe(third.key);
    const { settings, tokens, ownProviders, later } = third.expected;
    const others = later.map(({ id, content }): [string, unknown] => [id, content]);
    const expected = [['settings', settings] as const, ...byId(tokens), ...byId(ownProviders), ...others];
    expect(contents(file, key)).toEqual(new Map<string, unknown>(expected));
  });

  it.each(kinds)('opens that of format 2 with its %s', async (kind) => {
    const file = second.file as unknown as FileRead;
    const key = await vaultKey(file, kind, second);
    expect(key.toString('base64')).toBe(second.key);
    const { settings, tokens } = second.expected;
    expect(contents(file, key)).toEqual(new Map<string, unknown>([['settings', settings], ...byId(tokens)]));
  });
});

describe('docs/vault-format.md', () => {
  it('is about the format that is written', () => {
    expect(page).toContain(`Format ${VAULT_FORMAT}, as`);
  });

  it('names every key and every field', () => {
    const named = rows.flatMap(([name = '']) => codeIn(name));
    expect(named).toEqual(expect.arrayContaining(Object.values(LOCAL_KEYS)));
    expect(named).toEqual(expect.arrayContaining(Object.keys(vaultFileSchema.entries)));
  });

  const argon2 = (field: string, value: number) =>
    v.is(kdfSchema, { kdf: 'argon2id', memoryKiB: 65_536, passes: 3, parallelism: 1, [field]: value });
  it.each([
    ['Argon2id memory, KiB', (value: number) => argon2('memoryKiB', value)],
    ['Argon2id passes', (value: number) => argon2('passes', value)],
    ['Argon2id parallelism', (value: number) => argon2('parallelism', value)],
    ['PBKDF2 iterations', (iterations: number) => v.is(kdfSchema, { kdf: 'pbkdf2-sha256', iterations })],
  ])('has the limits of %s', (name, fits) => {
    const [, least, most] = (rows.find(([first]) => first === name) ?? []).map(Number);
    if (least === undefined || most === undefined) throw new Error('no such row');
    expect([least - 1, least, most, most + 1].map(fits)).toEqual([false, true, true, false]);
  });

  it('has the other limits, and what new passphrases get', () => {
    const most = (start: string) => Number(rows.find(([name = '']) => name.startsWith(start))?.[2]);
    expect([most('slots'), most('records')]).toEqual([MOST_SLOTS, MOST_RECORDS]);
    expect(DEFAULT_KDF).toEqual({ kdf: 'argon2id', memoryKiB: 65_536, passes: 3, parallelism: 1 });
    expect(page).toContain('Argon2id with 65536 KiB, 3 passes, parallelism 1');
  });
});
