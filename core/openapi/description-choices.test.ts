import { describe, expect, it } from 'vitest';
import type { DescriptionSource } from './api-description';
import { chosenSoFar, firstChoices, isChoosable, openQuestions, withForm } from './description-choices';
import { ownProviderInput } from './own-provider-input';
import {
  AUTHORIZATION,
  FROM_ACME,
  GITHUB,
  key,
  openapi,
  PASTED,
  read,
  withSchemes,
} from './testing/documents';

const BEARER = { bearer: { type: 'http', scheme: 'bearer' } };
const servers = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) });
const asked = (document: Parameters<typeof read>[0], source: DescriptionSource = PASTED) => {
  const description = read(document, source);
  return openQuestions(description, firstChoices(description));
};

describe('what is asked about a description', () => {
  it.each([
    ['all is said', withSchemes(BEARER), PASTED, []],
    ['no name', withSchemes(BEARER, { info: {} }), PASTED, ['name']],
    ['two hosts', withSchemes(BEARER, servers('https://a.acme.dev', 'https://b.acme.dev')), PASTED, ['host']],
    ['no address', withSchemes(BEARER, servers('/v2')), PASTED, ['host-value']],
    ['no address, but fetched', withSchemes(BEARER, servers('/v2')), FROM_ACME, []],
    ['a tenant', withSchemes(BEARER, servers('https://{tenant}.acme.dev')), PASTED, ['host-value']],
    ['an example', withSchemes(BEARER, servers('https://your-company.acme.dev')), PASTED, ['host-value']],
    ['a foreign host', withSchemes(BEARER, servers('https://api.other.dev')), FROM_ACME, ['host']],
    ['a private host', withSchemes(BEARER, servers('https://192.168.0.1')), FROM_ACME, ['host']],
    ['no sign-in', openapi({}), PASTED, ['form']],
    ['no word', withSchemes({ one: AUTHORIZATION }), PASTED, ['word']],
  ] as const)('%s', (_what, document, source, questions) => {
    expect(asked(document, source)).toEqual(questions);
  });

  it('and the check follows the form, unless the user chose another one or none', () => {
    const document = withSchemes(
      { ...BEARER, k: key('X-Api-Key') },
      { paths: { '/a': { get: { security: [{ k: [] }] } }, '/bb': { get: {}, post: {} } } },
    );
    const description = read(document);
    const first = firstChoices(description);
    const other = withForm(description, first, 1);
    const pathOf = ({ check }: typeof first) =>
      typeof check === 'number' ? description.checks[check]?.path : check;
    expect([first, other, withForm(description, other, 0)].map(pathOf)).toEqual(['/bb', '/a', '/bb']);
    expect(pathOf(withForm(description, { ...first, check: null }, 1))).toBeNull();
    const typed = { method: 'GET', path: '/mine' } as const;
    expect(pathOf(withForm(description, { ...first, check: typed }, 1))).toEqual(typed);
  });

  it('a private host and one of a known provider can never be ticked', () => {
    const document = withSchemes(BEARER, servers('https://192.168.0.1', 'https://api.github.com'));
    const { hosts } = read(document, FROM_ACME, GITHUB);
    expect(hosts.map(isChoosable)).toEqual([false, false]);
  });
});

describe('choices', () => {
  it('that leave nothing open make a provider', () => {
    const description = read(withSchemes({ one: AUTHORIZATION }, servers('/v2')));
    const first = firstChoices(description);
    const choices = {
      ...first,
      form: first.form ?? 0,
      hosts: [{ ...chosenSoFar(description.hosts[0] ?? never(), 0), typed: 'https://api.acme.dev' }],
      word: { template: 'Token {token}', encoding: 'plain' as const },
    };
    expect(openQuestions(description, choices)).toEqual([]);
    expect(ownProviderInput(description, choices)).toMatchObject({
      origins: ['https://api.acme.dev'],
      pathPrefix: '/v2',
      headers: [{ name: 'Authorization', template: 'Token {token}', encoding: 'plain' }],
    });
  });

  it('of a word hold the token once', () => {
    const description = read(withSchemes({ one: AUTHORIZATION }));
    const first = firstChoices(description);
    for (const [template, open] of [
      ['', true],
      ['Token', true],
      ['{token} {token}', true],
      ['Token {token}', false],
    ] as const)
      expect(openQuestions(description, { ...first, word: { template, encoding: 'plain' } })).toEqual(
        open ? ['word'] : [],
      );
  });

  it('of another form forget the word of the one before', () => {
    const description = read(withSchemes({ one: AUTHORIZATION, two: key('X-Api-Key') }));
    const first = withForm(description, firstChoices(description), 0);
    const second = withForm(description, { ...first, word: { template: 'A {token}', encoding: 'plain' } }, 1);
    expect(second).toMatchObject({ form: 1, word: null });
    const typed = withForm(description, second, { headers: [], fields: [] });
    expect(openQuestions(description, typed)).toContain('header');
  });

  it('of a check begin with a slash', () => {
    const description = read(withSchemes(BEARER));
    const first = firstChoices(description);
    const at = (path: string) => openQuestions(description, { ...first, check: { method: 'GET', path } });
    expect(at('v1/me')).toEqual(['check']);
    expect(at('/v1/me')).toEqual([]);
  });
});

function never(): never {
  throw new Error('no host');
}
