import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../core/pages/snapshot';
import { conflictGroups } from './conflict-groups';

/** As much of a token as grouping looks at. */
const token = (id: string, parts: Partial<TokenView> = {}) =>
  ({
    id,
    origins: ['https://us.example.com'],
    pathPrefix: '',
    headers: [{ name: 'Authorization' }],
    companions: [],
    ...parts,
  }) as unknown as TokenView;
const groups = (...tokens: readonly TokenView[]) =>
  conflictGroups(tokens).map((group) => group.map(({ id }) => id));

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

  it('never hold two for different paths of one host', () => {
    const [a, b] = ['a', 'b'].map((team) => token(team, { pathPrefix: `/team-${team}` }));
    if (a === undefined || b === undefined) throw new Error('no tokens');
    expect(groups(a, b)).toEqual([['a'], ['b']]);
    expect(groups(a, token('below a', { pathPrefix: '/team-a/projects' }))).toEqual([['a', 'below a']]);
    // Whoever is for the whole host competes with both.
    for (const group of groups(a, us, b)) expect(group).not.toEqual(expect.arrayContaining(['a', 'b']));
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
    expect(conflictGroups(counted)).toEqual([counted]);
    expect(looks).toBeLessThan(20_000);
  });
});
