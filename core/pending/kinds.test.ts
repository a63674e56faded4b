import { describe, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { expectReading, type PasteRow } from '../../tests/support/paste-table';
import kinds from '../../tests/vectors/pending/kinds.json' with { type: 'json' };
import { readPaste } from './read-paste';

interface KindRow extends PasteRow {
  readonly kind_of_paste: string;
  readonly paste: string;
  readonly tab: string | null;
}

const rows = kinds as readonly KindRow[];

// Proves P4: Every kind of paste is read as people mean it.
describe.each([...new Set(rows.map((row) => row.kind_of_paste))])(
  'a paste of kind %s is read as it is meant',
  (kind) => {
    it.each(rows.filter((row) => row.kind_of_paste === kind))(
      '$paste',
      ({ kind_of_paste: _, paste, tab, ...row }) => {
        expectReading(readPaste(paste, tab, CATALOGUE), row);
      },
    );
  },
);
