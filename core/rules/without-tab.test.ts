import { expect, it } from 'vitest';
import { withoutTab } from './session-rule';

const rule = (condition: object) => ({
  priority: 1,
  condition: { urlFilter: '|https://x.com/', ...condition },
});

it('takes one tab of several, and the rule with the last', () => {
  expect(withoutTab(rule({ tabIds: [1, 2, 3] }), 2)).toEqual(rule({ tabIds: [1, 3] }));
  expect(withoutTab(rule({ tabIds: [2] }), 2)).toBeNull();
});

it.each([{ tabIds: [1, 3] }, { excludedTabIds: [2] }, {}])(
  'leaves a rule alone that is not for it: %o',
  (condition) => {
    const other = rule(condition);
    expect(withoutTab(other, 2)).toBe(other);
  },
);
