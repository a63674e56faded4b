import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindableProvider, findProviders, MOST_ROWS, providerIndex } from './find-provider';

const NOBODY = { fitting: [], used: [] };

function provider(name: string, host: string, more: Partial<FindableProvider> = {}): FindableProvider {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { id, name, hosts: [host], aliases: [], headers: ['Authorization'], own: false, ...more };
}

const LIST = [
  provider('PagerDuty', 'api.pagerduty.com'),
  provider('Paperform', 'api.paperform.co'),
  provider('Stripe', 'api.stripe.com'),
  provider('Stripo', 'api.stripo.email'),
  provider('Polyteia', 'app.polyteia.com'),
  provider('Zendesk', '{subdomain}.zendesk.com', { aliases: ['helpdesk'] }),
  provider('Acmetrack', 'api.acmetrack.com', { headers: ['X-Track-Key'] }),
  provider('Société Générale', 'api.socgen.example'),
  provider('Microsoft Azure Maps', 'atlas.microsoft.com', { id: 'azure-maps' }),
  provider('Яндекс', 'api.yandex.example'),
];
const INDEX = providerIndex(LIST);

const namesIn = (typed: string, preferred = NOBODY, index = INDEX): readonly string[] =>
  findProviders(index, typed, preferred).groups.flatMap(({ providers }) => providers.map(({ name }) => name));

describe('a search', () => {
  it.each([
    ['pa', 'PagerDuty'],
    ['PAGERDUTY', 'PagerDuty'],
    ['pager duty', 'PagerDuty'],
    ['pager-d', 'PagerDuty'],
    ['\uff30\uff41ger', 'PagerDuty'],
    ['pager\u200bduty', 'PagerDuty'],
    ['  pager ', 'PagerDuty'],
    ['duty', 'PagerDuty'],
    ['azure', 'Microsoft Azure Maps'],
    ['maps', 'Microsoft Azure Maps'],
    ['socgen', 'Société Générale'],
    ['societe', 'Société Générale'],
    ['янд', 'Яндекс'],
    ['atlas', 'Microsoft Azure Maps'],
    ['stripo.em', 'Stripo'],
    ['gerdu', 'PagerDuty'],
    ['azure-m', 'Microsoft Azure Maps'],
    ['help', 'Zendesk'],
    ['x-track', 'Acmetrack'],
    ['pagredu', 'PagerDuty'],
    ['pagrduty', 'PagerDuty'],
    ['pagerrduty', 'PagerDuty'],
    ['zemdesk', 'Zendesk'],
    ['api.pagerduty.com', 'PagerDuty'],
    ['https://api.pagerduty.com/users?x=1', 'PagerDuty'],
    ['https://acme.zendesk.com/api/v2', 'Zendesk'],
    ['acme.zendesk.com', 'Zendesk'],
  ])('for %j finds %s first', (typed, name) => {
    expect(namesIn(typed)[0]).toBe(name);
  });

  it.each([
    'xyz',
    'pgrdty',
    'pogredu',
    'pqr',
    '???',
    '.*',
    '(',
    '\\',
    'own-',
    'authorization',
    '<script>',
    '\u202e\u202eq!',
  ])('for %j finds nobody', (typed) => {
    expect(findProviders(INDEX, typed, NOBODY)).toEqual({ groups: [], count: 0, sole: null, unknown: null });
  });

  it('puts the better match first: name, word, host, inside, id, alias, header', () => {
    const list = [
      provider('H error', 'h.example', { name: 'Masen', id: 'h' }),
      provider('G', 'g.example', { headers: ['Mason-Key'] }),
      provider('F', 'f.example', { aliases: ['masonry'] }),
      provider('E', 'e.example', { id: 'mason-e' }),
      provider('D Stonemason', 'd.example'),
      provider('C', 'api.mason.example'),
      provider('B Mason', 'b.example'),
      provider('Mason A', 'a.example'),
    ];
    expect(namesIn('mason', NOBODY, providerIndex(list))).toEqual([
      'Mason A',
      'B Mason',
      'C',
      'D Stonemason',
      'E',
      'F',
      'G',
    ]);
  });

  it('with an error finds something only where nothing is found without', () => {
    const index = providerIndex([provider('Masen', 'a.example'), provider('Stonemason', 'b.example')]);
    expect(namesIn('mason', NOBODY, index)).toEqual(['Stonemason']);
    expect(namesIn('masin', NOBODY, index)).toEqual(['Masen']);
  });

  it('without text finds all by name, with those first that fit, are yours, or were used', () => {
    const own = provider('Zoo', 'zoo.acme.example', { id: 'own-zoo', own: true });
    const { groups, count } = findProviders(providerIndex([...LIST, own]), '', {
      fitting: ['stripe', 'pagerduty'],
      used: ['zendesk', 'stripe', 'gone', 'polyteia'],
    });
    expect(count).toBe(11);
    expect(groups.map(({ kind, providers }) => [kind, ...providers.map(({ name }) => name)])).toEqual([
      ['fits', 'Stripe', 'PagerDuty'],
      ['yours', 'Zoo'],
      ['used', 'Zendesk', 'Polyteia'],
      ['all', 'Acmetrack', 'Microsoft Azure Maps', 'Paperform', 'Société Générale', 'Stripo', 'Яндекс'],
    ]);
  });

  it('finds each provider in one group only, and draws 40 at most', () => {
    const many = providerIndex(
      Array.from({ length: 1_100 }, (_, at) => provider(`Many ${at}`, `api.many${at}.example`)),
    );
    const used = Array.from({ length: 50 }, (_, at) => `many-${at}`);
    const { groups, count } = findProviders(many, 'many', { fitting: ['many-7', 'many-7'], used });
    const drawn = groups.flatMap(({ providers }) => providers);
    expect(count).toBe(1_100);
    expect(drawn).toHaveLength(MOST_ROWS);
    expect(new Set(drawn).size).toBe(MOST_ROWS);
    expect(groups.map(({ kind }) => kind)).toEqual(['fits', 'used']);
  });
});

describe('the one that may be chosen without being moved to', () => {
  it.each([
    ['page', 'PagerDuty'],
    ['stripo', 'Stripo'],
    ['stripe', 'Stripe'],
    ['p', null],
    ['strip', null],
    ['duty', null],
    ['pagredu', null],
    ['help', null],
    ['api.pagerduty.com', null],
    ['https://api.pagerduty.com/', null],
    ['', null],
    ['xyz', null],
  ])('for %j is %s', (typed, name) => {
    expect(findProviders(INDEX, typed, NOBODY).sole?.name ?? null).toBe(name);
  });

  it('is nobody where an own one begins so too', () => {
    const own = provider('Pagerduty', 'pages.acme.example', { id: 'own-a', own: true });
    expect(findProviders(providerIndex([...LIST, own]), 'pagerduty', NOBODY).sole).toBeNull();
  });

  it('always has a name that begins so, and no other has', () => {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const name = fc.stringMatching(/^[A-Za-z][a-z]{0,3}( [a-z0-9]{1,3})?$/);
    const typed = fc.stringMatching(/^[a-z]{1,4}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), typed, (names, text) => {
        const list = names.map((each, at) => provider(each, 'api.example', { id: `p-${at}` }));
        const { sole } = findProviders(providerIndex(list), text, NOBODY);
        const begin = list.filter((each) => plain(each.name).startsWith(text));
        expect(sole).toBe(begin.length === 1 ? begin[0] : null);
      }),
    );
  });
});

describe('an address where nobody lives', () => {
  it.each([
    ['api.acme.example/v1/me', 'api.acme.example', '/v1/me', ['Acmetrack']],
    ['https://pagerduty.io/', 'pagerduty.io', '', ['PagerDuty']],
    ['api.pagerduty.com.evil.test', 'api.pagerduty.com.evil.test', '', ['PagerDuty']],
    ['https://api.pagerduty.com@evil.test/x', 'evil.test', '/x', []],
    ['https://api.p\u0430gerduty.com', 'api.xn--pgerduty-16g.com', '', ['PagerDuty']],
    ['login-zendesk.example', 'login-zendesk.example', '', ['Zendesk']],
    ['a.b.zendesk.com', 'a.b.zendesk.com', '', ['Zendesk']],
    ['http://127.0.0.1:3000/', '127.0.0.1', '', []],
  ])('%s is said, with names like it', (typed, host, path, similar) => {
    const { unknown, groups, count, sole } = findProviders(INDEX, typed, NOBODY);
    expect(unknown).toMatchObject({ host, path });
    expect([count, sole]).toEqual([0, null]);
    expect(groups.flatMap(({ providers }) => providers.map(({ name }) => name))).toEqual(similar);
    expect(groups.every(({ kind }) => kind === 'similar')).toBe(true);
  });

  it('is not said while a known one is being typed', () => {
    const host = 'api.pagerduty.com';
    for (let length = 1; length <= host.length; length += 1)
      expect(findProviders(INDEX, host.slice(0, length), NOBODY).unknown, host.slice(0, length)).toBeNull();
  });
});

// Proves P4: An own API with a provider’s name stands below that provider.
describe('an own one that could be taken for a provider that ships', () => {
  const fake = (name: string) => provider(name, 'pages.acme.example', { id: 'own-fake', own: true });

  it.each(['PagerDuty', 'pager duty', 'P\u0430gerDuty', 'PagerDutty', 'Pagerdut\u200by', '\uff30agerDuty'])(
    '%j stands right below it, and never among what is yours, used or fits',
    (name) => {
      const index = providerIndex([fake(name), ...LIST]);
      for (const preferred of [NOBODY, { fitting: ['own-fake'], used: ['own-fake'] }]) {
        const ids = findProviders(index, '', preferred).groups.flatMap(({ kind, providers }) =>
          providers.map(({ id }) => `${kind} ${id}`),
        );
        const at = ids.indexOf('all pagerduty');
        expect(ids[at + 1]).toBe('all own-fake');
        expect(ids).toHaveLength(LIST.length + 1);
      }
      const fits = { fitting: ['pagerduty'], used: [] };
      expect(findProviders(index, '', fits).groups.map(({ kind }) => kind)).toEqual(['fits', 'all']);
    },
  );

  it('is yours where its name is its own', () => {
    const { groups } = findProviders(providerIndex([fake('Acme pages'), ...LIST]), '', NOBODY);
    expect(groups.map(({ kind }) => kind)).toEqual(['yours', 'all']);
  });
});

describe('whatever is typed', () => {
  it('is found or not, without an error, and counts what is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const { groups, count } = findProviders(INDEX, typed, { fitting: ['stripe'], used: ['zendesk'] });
        const drawn = groups.flatMap(({ providers }) => providers);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(count).toBeLessThanOrEqual(LIST.length);
        expect(
          groups.every(({ providers, count: all }) => providers.length > 0 && all >= providers.length),
        ).toBe(true);
      }),
    );
  });

  it('counts to its 200th character', () => {
    expect(namesIn(`pagerduty${' '.repeat(191)}x`)).toEqual(['PagerDuty']);
  });

  it.each(['', 'a', 'many 7', 'mnay', 'zzzz', 'api.many7.example', 'api.nobody.example/v1'])(
    'a search for %j looks at each provider some few times, however many there are',
    (typed) => {
      const looksAt = (size: number): number => {
        let looks = 0;
        const list = Array.from({ length: size }, (_, at) =>
          provider(`Many ${at} Things`, `api.many${at}.example`),
        );
        const counted = providerIndex(list).map(
          (entry) =>
            new Proxy(entry, {
              get: (target, key) => {
                looks += 1;
                return Reflect.get(target, key);
              },
            }),
        );
        findProviders(counted, typed, { fitting: ['many-1-things'], used: ['many-2-things'] });
        return looks;
      };
      expect(looksAt(1_100)).toBeLessThan(1_100 * 25);
      expect(looksAt(4_400)).toBeLessThan(4.4 * looksAt(1_100));
    },
  );
});

it('those of which only the form is known come last, whatever speaks for them', () => {
  const list = [provider('Acme Sketch', 'api.sketch.example', { formOnly: true }), ...LIST];
  const preferred = { fitting: ['acme-sketch'], used: ['acme-sketch'] };
  const { groups } = findProviders(providerIndex(list), 'acme', preferred);
  expect(groups.map(({ kind, providers }) => [kind, providers.map(({ name }) => name)])).toEqual([
    ['all', ['Acmetrack']],
    ['to-check', ['Acme Sketch']],
  ]);
});
