import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../bytes/base64';
import { randomBytes } from '../bytes/bytes';
import { toUtf8 } from '../bytes/utf8';
import { pad, SEAL_OVERHEAD, sealBytes } from '../vault/seal';
import { ACTIVITY_KINDS, type ActivityEntry, MOST_ENTRIES, withEntries } from './activity';
import { activityKey, openActivity, sealActivity } from './sealed-activity';

const KEY = randomBytes(32);
const VAULT = 'vault-a';
const entry = (at: number): ActivityEntry => ({ at, kind: 'added', about: 'Sample label', detail: null });

const entries: fc.Arbitrary<ActivityEntry[]> = fc.array(
  fc.record({
    at: fc.nat(),
    kind: fc.constantFrom(...ACTIVITY_KINDS),
    about: fc.option(fc.string({ maxLength: 80, unit: 'grapheme' }).map((text) => text.slice(0, 80))),
    detail: fc.option(fc.constantFrom('works', 'refused')),
  }),
  { maxLength: 20 },
);

// Proves P1: The activity opens with its derived key only, and grows in steps of 1 KiB.
describe('the sealed activity', () => {
  it('opens as it was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        expect(await openActivity(KEY, VAULT, await sealActivity(KEY, VAULT, list))).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });

  it('has room for a full list of the longest labels', async () => {
    const long = { at: Number.MAX_SAFE_INTEGER, kind: 'started-over' as const, detail: 'other-region' };
    const list = Array.from({ length: MOST_ENTRIES }, () => ({ ...long, about: '\u0001'.repeat(240) }));
    expect(await openActivity(KEY, VAULT, await sealActivity(KEY, VAULT, list))).toEqual(list);
  });

  it('grows in steps of 1 KiB', async () => {
    const sizes = await Promise.all(
      [1, 2, 3, 40].map(async (count) => {
        const sealed = await sealActivity(
          KEY,
          VAULT,
          Array.from({ length: count }, (_, at) => entry(at)),
        );
        return fromBase64(sealed).length - SEAL_OVERHEAD;
      }),
    );
    expect(new Set(sizes.slice(0, 3))).toEqual(new Set([1024]));
    expect((sizes[3] ?? 0) % 1024).toBe(0);
  });

  it('does not open with the vault key itself, another key, or for another vault', async () => {
    const sealed = await sealActivity(KEY, VAULT, [entry(1)]);
    expect(await openActivity(randomBytes(32), VAULT, sealed)).toBeNull();
    expect(await openActivity(KEY, 'vault-b', sealed)).toBeNull();
    expect(await activityKey(KEY, VAULT)).not.toEqual(KEY);
    expect(await activityKey(KEY, VAULT)).not.toEqual(await activityKey(KEY, 'vault-b'));
    const context = { format: 1, vaultId: VAULT, recordId: 'activity', revision: 0, purpose: 'activity' };
    const underVaultKey = await sealBytes(KEY, context, pad(toUtf8('[]'), 1));
    expect(await openActivity(KEY, VAULT, toBase64(underVaultKey))).toBeNull();
  });

  it('is none, never an error, for whatever else stands there', async () => {
    const sealed = await sealActivity(KEY, VAULT, [entry(1)]);
    const bytes = fromBase64(sealed);
    for (const at of [0, 12, 500, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openActivity(KEY, VAULT, toBase64(changed))).toBeNull();
    }
    for (const stored of [undefined, null, '', 'x', '%%%%', 7, [], {}, sealed.slice(0, -4), `${sealed}AAAA`])
      expect(await openActivity(KEY, VAULT, stored)).toBeNull();
  });

  it('is none when it was sealed by a version that knows other kinds', async () => {
    const context = { format: 1, vaultId: VAULT, recordId: 'activity', revision: 0, purpose: 'activity' };
    const odd = toUtf8(JSON.stringify([{ at: 1, kind: 'of-tomorrow', about: null, detail: null }]));
    const sealed = await sealBytes(await activityKey(KEY, VAULT), context, pad(odd, 1));
    expect(await openActivity(KEY, VAULT, toBase64(sealed))).toBeNull();
  });
});

it('the list keeps the newest', () => {
  const full = Array.from({ length: MOST_ENTRIES }, (_, at) => entry(at));
  const list = withEntries(full, [entry(1000), entry(1001)]);
  expect(list).toHaveLength(MOST_ENTRIES);
  expect(list.map(({ at }) => at).slice(0, 1)).toEqual([2]);
  expect(list.at(-1)).toEqual(entry(1001));
});
