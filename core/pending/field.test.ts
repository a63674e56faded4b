import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { expectReading, type PasteRow } from '../../tests/support/paste-table';
import field from '../../tests/vectors/pending/field.json' with { type: 'json' };
import keptWhole from '../../tests/vectors/pending/kept-whole.json' with { type: 'json' };
import { readPaste } from './read-paste';

interface FieldRow extends PasteRow {
  readonly id: string;
  readonly paste: string;
  readonly tab: string | null;
}

// Proves P4: Pastes of a table are read as people mean them.
describe('what people paste is read as they mean it', () => {
  it.each(field as readonly FieldRow[])('$id', ({ id: _, paste, tab, ...row }) => {
    expectReading(readPaste(paste, tab, CATALOGUE), row);
  });
});

describe('a token with signs of its own stays whole', () => {
  it.each(keptWhole)('$secret', ({ paste, secret }) => {
    const reading = readPaste(paste, null, CATALOGUE);
    expectReading(reading, { secret });
    expect(reading.leftOut.filter((name) => secret.includes(name))).toEqual([]);
  });
});
