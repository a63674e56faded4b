import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../core/providers/catalogue-file';
import { shownSource, sourcesIn } from '../../core/providers/sources-file';
import { CATALOGUE } from '../../tests/support/catalogue';
import { compileCatalogue, compileSources } from './compile';

const compiled = compileCatalogue(CATALOGUE, '1.0.0');
const sources = compileSources(CATALOGUE, '1.0.0');

describe('the files of the build', () => {
  /** Kilobytes, gzipped. `tests/build/size.test.ts` has the bound of the whole extension. */
  const MOST = { catalogue: 51, sources: 26 };

  it('are small enough to be shipped', () => {
    const size = (text: string) => gzipSync(text, { level: 9 }).length / 1000;
    expect(size(compiled)).toBeLessThanOrEqual(MOST.catalogue);
    expect(size(sources)).toBeLessThanOrEqual(MOST.sources);
  });

  it('say of every provider what its file says', () => {
    const { shipped } = readCatalogue(compiled, '1.0.0');
    expect(shipped).toHaveLength(CATALOGUE.length);
    for (const [index, provider] of CATALOGUE.entries()) {
      const {
        $schema: _schema,
        category: _category,
        note,
        docs,
        sources: from,
        unverified,
        ...facts
      } = provider;
      const checks = facts.checks.map(({ harmless: _harmless, ...check }) => check);
      expect(shipped[index], provider.id).toEqual({
        ...facts,
        checks,
        ...{ category: 'other', sources: [], unverified: [] },
      });
      expect(sourcesIn(sources, '1.0.0', { id: provider.id, index }), provider.id).toEqual({
        sources: [...new Set(from.map(shownSource))],
        docs: docs ?? null,
        note: note ?? null,
        unverified,
      });
    }
  });
});
