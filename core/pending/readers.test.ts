import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import field from '../../tests/vectors/pending/field.json' with { type: 'json' };
import kinds from '../../tests/vectors/pending/kinds.json' with { type: 'json' };
import tools from '../../tests/vectors/pending/tools.json' with { type: 'json' };
import { readPaste } from './read-paste';
import { READERS } from './readers';

const rows: readonly { paste: string; tab: string | null }[] = [
  ...field,
  ...kinds,
  ...tools.map(({ paste }) => ({ paste, tab: null })),
];

const outcome = (row: { paste: string; tab: string | null }, readers = READERS): string => {
  const reading = readPaste(row.paste, row.tab, CATALOGUE, readers);
  const seen = reading.kind === 'none' ? reading.seen[0]?.kind : null;
  return JSON.stringify([
    reading.kind,
    seen,
    tokensOf(reading).map(({ secret, owner, readFrom }) => [
      secret,
      owner.providerId,
      owner.region,
      readFrom,
    ]),
  ]);
};

describe('every reader is needed', () => {
  it.each(READERS.map(({ name }) => name))('without %s the tables fail', (name) => {
    const rest = READERS.filter((reader) => reader.name !== name);
    const changed = rows.filter((row) => outcome(row) !== outcome(row, rest));
    expect(changed.length).toBeGreaterThan(1);
  });

  it('and so is their order', () => {
    const changed = rows.filter((row) => outcome(row) !== outcome(row, READERS.toReversed()));
    expect(changed.length).toBeGreaterThan(20);
  });
});

it('the readers have names of their own, and the last one takes every line', () => {
  expect(new Set(READERS.map(({ name }) => name)).size).toBe(READERS.length);
  expect(READERS.at(-1)?.accepts(['?'], 0)).toBe(true);
});

it('only what stands in the place of a token is named beside tokens', () => {
  const two = 'PYLON_API_KEY=pak_9Zx4WqL1vM7yB2nC5tR8dE3g\nACME_TOKEN=pak_1Aa4WqL1vM7yB2nC5tR8dE3h\n';
  const seenIn = (paste: string) =>
    readPaste(paste, null, CATALOGUE).seen.map(({ kind, name }) => [kind, name]);
  expect(seenIn(two)).toEqual([]);
  expect(seenIn(`${two}OTHER_KEY=\n`)).toEqual([['nothing-behind', 'OTHER_KEY']]);
});
