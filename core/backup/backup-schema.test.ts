import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import { fakeToken } from '../vault/testing/fake-token';
import { backupContentSchema } from './backup-content';
import { anyTokens } from './testing/any-token';
import { publishedSchema } from './testing/published-schema';
import { sampleBackup } from './testing/sample-backup';

const published = JSON.parse(readFileSync('docs/backup.schema.json', 'utf8'));
const fitsPublished = new Ajv2020().compile(published);
const fits = (given: unknown) => {
  const content = JSON.parse(JSON.stringify(given) ?? 'null');
  const answers = [v.safeParse(backupContentSchema, content).success, fitsPublished(content)];
  expect(answers[0]).toBe(answers[1]);
  return answers[0];
};

/** Everything that could stand in the place of something else. */
const WRONG = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2,
  '',
  'x',
  'ä',
  'https://com',
  'x'.repeat(600),
  [],
  ['x'],
  {},
];

/** Ways to every part of a value. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

function withPart(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  const next = withPart(copy[key], rest, part);
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

describe('docs/backup.schema.json', () => {
  it('says exactly what is read: else run `npm run backup:schema`', () => {
    expect(published).toEqual(publishedSchema());
  });

  it('explains every field', () => {
    const { tokens, ownProviders } = published.properties;
    const inner = [tokens, ownProviders].flatMap(({ items }) => Object.values(items.properties));
    for (const field of [...Object.values(published.properties), ...inner])
      expect(field).toMatchObject({ description: expect.stringMatching(/\.$/) });
  });

  it('takes every backup', () => {
    fc.assert(
      fc.property(anyTokens, (tokens) => {
        expect(fits(sampleBackup(tokens))).toBe(true);
      }),
    );
  });

  it('takes and refuses the same as we do, whatever stands where', () => {
    const fields = [{ name: 'tenant', value: 'acme', secret: true }];
    const companions = [{ name: 'Accept', value: 'a/b', sentOn: 'navigation' as const }];
    const token = fakeToken('first-token-0001', { fields, companions });
    const backup = sampleBackup([token], [fakeOwnProvider()]);
    const seen = new Set<boolean>();
    const lists = ['origins', 'fields', 'headers', 'companions', 'allowedSites'].flatMap((name) => [
      `tokens,0,${name}`,
      `ownProviders,0,${name}`,
    ]);
    const listed = new Set(['tokens', 'ownProviders', ...lists]);
    // Where a later version may add what it likes.
    const open = /^(?:tokens|ownProviders),0(?:,(?:headers|companions|fields),\d+|,check)?$/;
    for (const path of pathsIn(backup)) {
      for (const wrong of WRONG) seen.add(Boolean(fits(withPart(backup, path, wrong))));
      // In a list, "extra" would be no JSON.
      if (!listed.has(path.join()))
        expect(fits(withPart(backup, [...path, 'extra'], 1))).toBe(open.test(path.join()));
    }
    expect(seen.size).toBe(2);
  });
});
