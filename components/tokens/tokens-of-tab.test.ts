import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../core/pages/snapshot';
import { isSentFrom } from './is-sent-from';
import { rivalGroups } from './tokens-of-tab';

/** As much of a token as grouping looks at. */
const token = (id: string, parts: Partial<TokenView> = {}) =>
  ({
    id,
    status: 'sent',
    scope: 'automatic',
    origins: ['https://us.example.com'],
    headers: [{ name: 'Authorization' }],
    companions: [],
    chosenTabs: [],
    openedTabs: [],
    guests: {},
    ...parts,
  }) as unknown as TokenView;
const groups = (...tokens: readonly TokenView[]) =>
  rivalGroups(tokens).map((group) => group.map(({ id }) => id));

describe('groups of tokens of which one is sent', () => {
  const both = token('both', { origins: ['https://us.example.com', 'https://eu.example.com'] });
  const us = token('us');
  const eu = token('eu', { origins: ['https://eu.example.com'] });

  it('never hold two that can be sent together, whatever their order', () => {
    for (const order of [
      [both, us, eu],
      [us, both, eu],
      [us, eu, both],
      [eu, us, both],
    ])
      for (const group of groups(...order)) expect(group).not.toEqual(expect.arrayContaining(['us', 'eu']));
  });

  it('hold all that compete with each other', () => {
    const three = ['a', 'b', 'c'].map((id) => token(id));
    expect(groups(...three, eu)).toEqual([['a', 'b', 'c'], ['eu']]);
    expect(groups(us, both, token('us too'), eu)).toEqual([['us', 'both', 'us too'], ['eu']]);
  });

  it('of a thousand for one host are found without comparing all with all', () => {
    const many = Array.from({ length: 1000 }, (_, at) => token(`token ${at}`));
    let looks = 0;
    const counted = many.map((each) =>
      Object.defineProperty({ ...each }, 'id', {
        get: () => {
          looks += 1;
          return each.id;
        },
      }),
    );
    expect(rivalGroups(counted)).toEqual([counted]);
    expect(looks).toBeLessThan(20_000);
  });
});

describe('whether a token is sent from a tab', () => {
  const PRIVATE = 9;
  const from = (tabId: number | null, ...[first, ...others]: readonly TokenView[]) =>
    first !== undefined && isSentFrom(first, tabId, { tokens: [first, ...others], privateTabs: [PRIVATE] });

  it('in a private window only once it is chosen there', () => {
    expect(from(1, token('a'))).toBe(true);
    expect(from(PRIVATE, token('a'))).toBe(false);
    expect(from(PRIVATE, token('a', { chosenTabs: [PRIVATE] }))).toBe(true);
    expect(from(null, token('a'))).toBe(true);
  });

  it('not where a rival was chosen', () => {
    const rival = token('b', { scope: 'chosen-tabs', chosenTabs: [1] });
    expect(from(1, token('a'), rival)).toBe(false);
    expect(from(2, token('a'), rival)).toBe(true);
    expect(from(1, rival, token('a'))).toBe(true);
  });
});
