import { describe, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { expectReading, type PasteRow } from '../../tests/support/paste-table';
import documents from '../../tests/vectors/pending/documents.json' with { type: 'json' };
import { readPaste } from './read-paste';

interface DocumentRow extends PasteRow {
  readonly paste: string;
  readonly tab: string | null;
}

// Proves P4: Blocks of the providers’ own documents are read as a person expects.
describe('each block and line of the providers’ own documents is read as a person expects', () => {
  it.each(documents as readonly DocumentRow[])('$paste', ({ paste, tab, ...row }) => {
    expectReading(readPaste(paste, tab, CATALOGUE), row);
  });
});
