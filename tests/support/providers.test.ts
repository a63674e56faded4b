import { describe, expect, it } from 'vitest';
import { answerHolds, classify, type Answer as ProbeAnswer } from '../../core/probe/classify';
import { probeRequest } from '../../core/probe/probe-request';
import { secretsOf } from '../../core/probe/secrets-of';
import type { Provider } from '../../core/providers/provider';
import { fieldsOfOrigin, filledOrigin } from '../../core/providers/tenant-host';
import { headerChanges } from '../../core/rules/header-changes';
import { sampleToken } from '../../core/testing/sample-token';
import type { Outcome } from '../../core/token/outcome';
import { createTokenBook, type KnownToken } from '../servers/known-tokens';
import { apiAnswer } from '../servers/provider-api';
import { PROVIDER_DATA, type ProviderData, type TokenBehaviour } from '../servers/provider-data';
import { tokensOf } from '../servers/sample-tokens';
import type { SiteRequest } from '../servers/site';
import { CATALOGUE, FIVE } from './catalogue';
import { readHeaderVectors } from './header-vectors';

/**
 * The product's record of a provider against what the tests know of it, which was written by hand and never sees the
 * catalogue. These are the providers that replicas and whole journeys stand on; all others are held by the rules of
 * `scripts/catalogue` and, in what they send and understand, by `tests/conformance`.
 */
const KNOWN = PROVIDER_DATA.flatMap(({ id }) => CATALOGUE.filter((provider) => provider.id === id));

/** How a test of a good token has to end by what its provider does with it. */
const OUTCOMES: Readonly<Record<TokenBehaviour, Outcome>> = {
  works: 'works',
  forbidden: 'limited',
  'plan-lacks-it': 'limited',
  'rate-limited': 'too-many',
  'rate-limited-bare': 'too-many',
};

function tokenOf(provider: Provider, { token, fields = {} }: KnownToken, origin: string) {
  return sampleToken({
    secret: token,
    origins: [origin],
    headers: provider.headers,
    companions: provider.extraHeaders,
    fields: provider.fields.map(({ name, secret }) => ({ name, value: fields[name] ?? '', secret })),
  });
}

/** What the replica says to a test's own request, as the product reads it. */
function ask(
  data: ProviderData,
  provider: Provider,
  known: KnownToken,
  told: readonly KnownToken[],
): Outcome {
  const host = data.hosts[known.region] ?? '';
  const token = tokenOf(provider, known, `https://${host}`);
  for (const [index, check] of provider.checks.entries()) {
    const request = probeRequest(check, token, `https://${host}`);
    const answer = answerTo(data, siteRequest(request), known.region, told);
    const next = provider.checks[index + 1] !== undefined && check.next !== undefined;
    if (next && check.next !== undefined && answerHolds(check.next, answer)) continue;
    return classify(answer, check, provider, secretsOf(token)).outcome;
  }
  throw new Error('no check answered');
}

function siteRequest({ method, url, headers, body }: ReturnType<typeof probeRequest>): SiteRequest {
  const { hostname: host, pathname: path, searchParams: query } = new URL(url);
  const lines = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headerValues = (name: string) => lines.flatMap(([each, value]) => (each === name ? [value] : []));
  return { method, host, path, query, secure: true, body: body ?? '', headerValues };
}

function answerTo(
  data: ProviderData,
  request: SiteRequest,
  region: string,
  told: readonly KnownToken[],
): ProbeAnswer {
  const answer = apiAnswer(data, request, region, createTokenBook(told));
  if (answer === null || typeof answer === 'string') throw new Error(`no answer at ${request.path}`);
  const text = String(answer.body);
  const header = (name: string) => String(answer.headers[name] ?? '') || null;
  return text === ''
    ? { status: answer.status, header, body: undefined, kind: 'empty' }
    : { status: answer.status, header, body: JSON.parse(text), kind: 'json' };
}

it('stands on both sides: every file of what tests know has its provider, and the five have one', () => {
  expect(KNOWN.map(({ id }) => id)).toEqual(PROVIDER_DATA.map(({ id }) => id));
  expect(KNOWN).toEqual(expect.arrayContaining(FIVE));
});

describe.each(KNOWN.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  const data = PROVIDER_DATA.find((each) => each.id === id);
  if (data === undefined) throw new Error(`no tests/providers/${id}.json`);
  const samples = tokensOf([data]);
  const vectors = readHeaderVectors([data]);

  it('has the hosts and the docs that its documents name', () => {
    const hosts = Object.values(data.hosts).map((host) => `https://${host}`);
    for (const { origin } of provider.hosts)
      expect(hosts.some((host) => fieldsOfOrigin(origin, host))).toBe(true);
    for (const host of hosts)
      expect(provider.hosts.some(({ origin }) => fieldsOfOrigin(origin, host) !== null)).toBe(true);
    const docs = data.docs === null ? [] : [`https://${data.docs}`];
    expect(provider.sites.filter(({ kind }) => kind === 'docs').map(({ origin }) => origin)).toEqual(docs);
    expect(provider.sharedWithApp).toBe(data.webApp !== undefined);
  });

  it('sends what a server must receive, to the letter', () => {
    const navigations = vectors.filter(({ pageOrigin }) => pageOrigin === null);
    expect(navigations.length).toBeGreaterThanOrEqual(Object.keys(data.hosts).length);
    for (const vector of navigations) {
      const known = samples.find(({ token }) => token === vector.token);
      if (known === undefined) throw new Error(`${vector.name}: no sample`);
      const token = tokenOf(provider, known, new URL(vector.url).origin);
      const sent = headerChanges(token, 'navigation').map(({ header, value }) => `${header}: ${value}`);
      expect(sent.sort(), vector.name).toEqual(vector.lines);
    }
  });

  it('works with every sample as the provider says, and refuses one that it never gave out', () => {
    expect(samples.some(({ behaviour }) => behaviour === 'works')).toBe(true);
    for (const known of samples)
      expect(ask(data, provider, known, samples), known.token).toBe(OUTCOMES[known.behaviour]);
    for (const [region] of Object.entries(data.hosts)) {
      const [first] = samples;
      if (first === undefined) throw new Error('no sample');
      expect(
        ask(data, provider, { ...first, region, token: 'sample-nobody-0000000000000000' }, samples),
      ).toBe('refused');
    }
  });

  it('is refused with any of its secrets changed', () => {
    for (const known of samples.filter(({ behaviour }) => behaviour === 'works')) {
      for (const [name, value] of Object.entries(known.fields ?? {})) {
        if (!provider.fields.find((field) => field.name === name)?.secret) continue;
        const other = { ...known, fields: { ...known.fields, [name]: `${value}x` } };
        expect(ask(data, provider, other, samples), name).toBe('refused');
      }
    }
  });

  it('fills its hosts with the tenant of the samples', () => {
    for (const { region, fields = {} } of samples) {
      const filled = provider.hosts.map(({ origin }) => filledOrigin(origin, fields));
      expect(filled).toContain(`https://${data.hosts[region]}`);
    }
  });
});
