import { expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import field from '../../tests/vectors/pending/field.json' with { type: 'json' };
import kinds from '../../tests/vectors/pending/kinds.json' with { type: 'json' };
import { readPaste } from './read-paste';

// The scores turned round: names that say most count least.
vi.mock('./names', async (original) => {
  const names = await original<typeof import('./names')>();
  const turned = (score: number) => (score === 0 ? 0 : 125 - score);
  return {
    ...names,
    scoreOfName: (name: string) => turned(names.scoreOfName(name)),
    scoreOfHeader: (name: string) => turned(names.scoreOfHeader(name)),
  };
});

it('the scores of names matter: turned round, the tables fail', () => {
  const rows: readonly { paste: string; tab: string | null; secret?: string }[] = [...field, ...kinds];
  const wrong = rows.filter(({ paste, tab, secret }) => {
    const reading = readPaste(paste, tab, CATALOGUE);
    return secret !== undefined && (reading.kind !== 'token' || reading.token.secret !== secret);
  });
  expect(wrong.length).toBeGreaterThan(5);
});
