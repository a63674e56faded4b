import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import tools from '../../tests/vectors/pending/tools.json' with { type: 'json' };
import { readPaste } from './read-paste';

function read(paste: string): Record<string, unknown> {
  const reading = readPaste(paste, 'https://docs.usepylon.com', CATALOGUE);
  const tokens = tokensOf(reading);
  const [token] = tokens;
  const header = token?.header ?? null;
  return {
    readFrom: reading.readFrom,
    secret: reading.kind === 'token' ? token?.secret : null,
    secrets: tokens.map(({ secret }) => secret),
    header: header && `${header.name}: ${header.template}`,
    target: token?.targets[0]?.origin ?? null,
    method: token?.method ?? null,
    provider: token?.owner.providerId ?? null,
    seen: reading.kind === 'none' ? reading.seen[0]?.kind : null,
  };
}

// Proves P4: What tools copy and store is read as a person means it.
describe.each([...new Set(tools.map(({ readFrom }) => readFrom))])('a paste of %s', (readFrom) => {
  it.each(tools.filter((row) => row.readFrom === readFrom))(
    '$what',
    ({ what: _what, paste, ...expected }) => {
      const seen = read(paste);
      expect(Object.fromEntries(Object.keys(expected).map((key) => [key, seen[key]]))).toEqual(expected);
    },
  );
});
