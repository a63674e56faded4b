import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  packLeveldbLog,
  packLeveldbTable,
  packMozLz4,
  packSnappy,
  packSnappyFrames,
  packSqlite,
} from './disk/pack-for-tests';
import { scanProfile } from './profile-scan';

// Its second half repeats its first, so that every packer cuts it up.
const CANARY = 'canary-a7/canary-a7?';
const TEXT = Buffer.from(CANARY);
// So long that, unpacked, an overflow page of `packSqlite` ends inside the canary.
const PADDED = Buffer.from(`${'x7'.repeat(305)}${CANARY}${'y9z'.repeat(165)}`);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keybearer-scan-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Plants one file and says how the canary was found in it. */
async function found(file: string, bytes: Buffer | string): Promise<readonly string[]> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), bytes);
  const hits = await scanProfile(folder, { canary: CANARY, absent: 'never-planted' });
  expect(hits.every((hit) => hit.secret === 'canary' && hit.file === file)).toBe(true);
  expect(JSON.stringify(hits)).not.toContain(JSON.stringify(CANARY));
  return hits.map(({ layer, form }) => `${layer} ${form}`);
}

test.each([
  ['plain', TEXT],
  ['utf-16', Buffer.from(CANARY, 'utf16le')],
  ['hex', TEXT.toString('hex')],
  ['hex', TEXT.toString('hex').toUpperCase()],
  ['hex', Buffer.from(TEXT.toString('hex'), 'utf16le')],
  ['url', encodeURIComponent(CANARY)],
  ['decimal', JSON.stringify([...TEXT])],
  ['base64', Buffer.from(`${CANARY}|`).toString('base64')],
  ['base64', Buffer.from(`|${CANARY}|`).toString('base64')],
  ['base64', Buffer.from(`||${CANARY}|`).toString('base64url')],
])('a canary spelt as %s', async (form, bytes) => {
  const middle = [Buffer.from('before '), Buffer.from(bytes), Buffer.from(' after')];
  expect(await found('Default/Preferences', Buffer.concat(middle))).toEqual([`raw ${form}`]);
});

test.each([
  ['leveldb', 'a/000005.ldb', packLeveldbTable(Buffer.from('key'), TEXT)],
  ['leveldb', 'a/000005.ldb', packLeveldbTable(TEXT, Buffer.from('value'))],
  ['leveldb', 'a/000003.log', packLeveldbLog(TEXT.subarray(0, 9), TEXT.subarray(9))],
  ['mozlz4', 'sessionstore.jsonlz4', packMozLz4('canary-a7/', 9, '?')],
  ['snappy', 'idb/1.files/1', packSnappyFrames(TEXT)],
  ['snappy', 'idb/1.sqlite', packSqlite(packSnappy(PADDED))],
  ['sqlite', 'places.sqlite', packSqlite(PADDED)],
  ['slack', 'moz-extension+++u/idb/1.sqlite-wal', Buffer.concat([Buffer.alloc(99), packSnappy(PADDED)])],
])('a canary that only the %s reading of %s shows', async (layer, file, bytes) => {
  expect(bytes.includes(CANARY)).toBe(false);
  expect(await found(file, bytes)).toEqual([`${layer} plain`]);
});

test('a canary in the name of a file', async () => {
  const hits = await scanProfile(folder, { canary: 'canary-name' });
  expect(hits).toEqual([]);
  await writeFile(join(folder, 'canary-name.txt'), '');
  expect(await scanProfile(folder, { canary: 'canary-name' })).toMatchObject([{ layer: 'file name' }]);
});

test('key bytes are found as numbers and raw', async () => {
  const key = Uint8Array.from({ length: 32 }, (_, at) => (at * 37) % 251);
  await writeFile(join(folder, 'a.json'), JSON.stringify({ key: [...key] }));
  await writeFile(join(folder, 'b.bin'), key);
  const hits = await scanProfile(folder, { key });
  expect(hits.map(({ file, form }) => `${file} ${form}`).sort()).toEqual(['a.json decimal', 'b.bin plain']);
});

test('a secret that could be there by chance is refused', async () => {
  await expect(scanProfile(folder, { short: 'seven77' })).rejects.toThrow(RangeError);
});
