import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../core/snapshot/snapshot';
import { isSentFrom } from './is-sent-from';
import { rivalGroups } from './tokens-of-tab';

/** As much of a token as grouping looks at. */
const token = (id: string, parts: Partial<TokenView> = {}) =>
  ({ id, status: 'sent', scope: 'automatic', rivals: [], chosenTabs: [], ...parts }) as unknown as TokenView;
const groups = (...tokens: readonly TokenView[]) =>
  rivalGroups(tokens).map((group) => group.map(({ id }) => id));

describe('groups of tokens of which one is sent', () => {
  const both = token('both', { rivals: ['us', 'eu'] });
  const us = token('us', { rivals: ['both'] });
  const eu = token('eu', { rivals: ['both'] });

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
    const three = ['a', 'b', 'c'].map((id) =>
      token(id, { rivals: ['a', 'b', 'c'].filter((each) => each !== id) }),
    );
    expect(groups(...three, eu)).toEqual([['a', 'b', 'c'], ['eu']]);
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
    expect(from(1, token('a', { rivals: ['b'] }), rival)).toBe(false);
    expect(from(2, token('a', { rivals: ['b'] }), rival)).toBe(true);
    expect(from(1, rival, token('a', { rivals: ['b'] }))).toBe(true);
  });
});
