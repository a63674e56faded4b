import { expect, it } from 'vitest';
import { CATALOGUE } from '../support/catalogue';
import { judge } from './judge';

// Proves P4: Nobody’s token is taken for another company’s, and what an address or a literal start says is heard.
it('of all pastes none is given to a wrong provider, and those that say whose they are are recognised', () => {
  const { figures, wrong, missed } = judge(CATALOGUE);
  const says = figures.reduce((sum, each) => sum + each.says, 0);
  expect(wrong).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(says / 10);
  expect(figures.find(({ kind }) => kind === 'foreign command')?.pastes).toBeGreaterThan(140);
}, 120_000);
