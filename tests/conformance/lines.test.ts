import { expect, test } from 'vitest';
import { type Draft, draftOf } from '../../core/pending/draft';
import { readPaste } from '../../core/pending/read-paste';
import { recordFromDraft } from '../../core/pending/record-from-draft';
import type { Provider } from '../../core/providers/provider';
import { NO_PROVIDERS } from '../../core/providers/providers';
import { secretHeaders } from '../../core/token/headers';
import { CATALOGUE, PROVIDERS } from '../support/catalogue';
import { UNLIKE } from './differences';
import { domainOf, FACTS, type Facts, navigationLines, originsOf, sampleOf } from './facts';
import { navigationLinesOf, WRITTEN } from './written-lines';

const known = new Map(CATALOGUE.map((provider) => [provider.id, provider]));
/** Those that can be added; the others only fill a form. */
const ADDED = FACTS.filter(({ id, sure }) => sure !== 'low' && !(id in UNLIKE));

const reading = readPaste('sample-token-of-anybody-4kT9mQ2x', null, PROVIDERS.list);
if (reading.kind !== 'token') throw new Error('the sample is no token');
const { token: found } = reading;

/** The token as it was pasted, and all that is asked for besides it. */
function draftFor(provider: Provider, facts: Facts): Draft {
  const named = provider.fields.map(({ name }) => [name, sampleOf(facts, name)] as const);
  const fields = Object.fromEntries(named.filter((each): each is [string, string] => each[1] !== undefined));
  const [origin = ''] = originsOf(facts);
  const draft = {
    ...draftOf(found, 'sample-draft-id-0000', null, true, NO_PROVIDERS),
    secret: facts.token,
    providerId: provider.id,
    own: null,
    fields,
    domain: domainOf(origin),
    server: facts.hosts.length === 0 ? origin : null,
    ownIsOther: true,
  };
  return draft;
}

/** The lines of a visit, as the product makes them; why there are none where it can't. */
function linesOf(provider: Provider, draft: Draft): readonly string[] {
  try {
    const providers = { ...NO_PROVIDERS, list: [provider], find: () => provider };
    const record = recordFromDraft(draft, providers, null, 0);
    const along = record.companions.map(({ name, value }) => [name, value] as const);
    return [...secretHeaders(record), ...along]
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .sort();
  } catch (error) {
    return [`none: ${(error as Error).message} ${JSON.stringify(Object(error).params)}`];
  }
}

/** Where the product sends tokens and what it asks there, with the names of fields as the facts spell them. */
function placesOf({ hosts, checks }: Provider): readonly string[] {
  return [
    ...hosts.map(({ origin }) => spelled(origin)),
    ...checks.map(({ method, path, body = '' }) => `${method} ${spelled(path)} ${spelled(body)}`.trim()),
  ].sort();
}

function placesIn({ hosts, check }: Facts): readonly string[] {
  return [...hosts, ...check.map(({ method, path, body = '' }) => `${method} ${path} ${body}`.trim())].sort();
}

const spelled = (text: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `{${name.replaceAll('_', '')}}`);

const providerOf = ({ id }: Facts): Provider => {
  const provider = known.get(id);
  if (provider === undefined) throw new Error(`${id} is not in the catalogue`);
  return provider;
};

const text = (lines: readonly string[]): string => lines.join(' · ');

test('the catalogue and the facts are of the same providers', () => {
  const facts = new Map(FACTS.map(({ id, sure }) => [id, sure]));
  expect(Object.fromEntries(CATALOGUE.map(({ id, confidence }) => [id, confidence]))).toEqual(
    Object.fromEntries(facts),
  );
  expect(FACTS.map(({ id }) => id)).toEqual([...facts.keys()].sort());
});

test('the lines of a visit are those of the facts', () => {
  const unlike = ADDED.flatMap((facts) => {
    const provider = providerOf(facts);
    const got = text(linesOf(provider, draftFor(provider, facts)));
    const wanted = text(navigationLinesOf(facts));
    return got === wanted ? [] : [{ id: facts.id, wanted, got }];
  });
  expect(unlike).toEqual([]);
});

test('hosts and checks are those of the facts', () => {
  const unlike = ADDED.flatMap((facts) => {
    const [wanted, got] = [text(placesIn(facts)), text(placesOf(providerOf(facts)))];
    return got === wanted ? [] : [{ id: facts.id, wanted, got }];
  });
  expect(unlike).toEqual([]);
});

test('those that are sure are written down, for the sample of the facts', () => {
  const sure = FACTS.filter(({ sure, headers }) => sure === 'high' && headers.length > 0);
  expect(sure.filter(({ id }) => !(id in WRITTEN)).map(({ id }) => id)).toEqual([]);
  for (const [id, { token, fields, lines }] of Object.entries(WRITTEN)) {
    const facts = FACTS.find((each) => each.id === id);
    expect({ id, token, fields, lines }).toEqual({
      id,
      token: facts?.token,
      fields: facts?.fields,
      lines: facts && navigationLines(facts),
    });
  }
});

test('the pair of Basic is written down beside its base64', () => {
  for (const [id, { pair, lines }] of Object.entries(WRITTEN)) {
    const encoded = lines.flatMap(
      (line) => /^authorization: Basic ([A-Za-z0-9+/]+=*)$/.exec(line)?.[1] ?? [],
    );
    const pairs = encoded.map((text) => Buffer.from(text, 'base64').toString('utf8'));
    expect([id, pairs]).toEqual([id, pair === undefined ? [] : [pair]]);
  }
});

test('one character other, less or more in any template is seen', { timeout: 120_000 }, () => {
  const unseen = ADDED.flatMap((facts) => {
    const provider = providerOf(facts);
    const draft = draftFor(provider, facts);
    const [lines, places] = [text(navigationLinesOf(facts)), text(placesIn(facts))];
    return [
      ...withOtherLines(provider).filter((other) => text(linesOf(other, draft)) === lines),
      ...withOtherPlaces(provider).filter((other) => text(placesOf(other)) === places),
    ].map(({ headers, extraHeaders, hosts, checks }) =>
      JSON.stringify({ headers, extraHeaders, hosts, checks }),
    );
  });
  expect(unseen).toEqual([]);
});

/** The provider with one character changed, at every place of every text that its lines are made of. */
function withOtherLines(provider: Provider): readonly Provider[] {
  const { headers, extraHeaders } = provider;
  return [
    ...each(headers, 'template').map((all) => ({ ...provider, headers: all })),
    ...each(headers, 'name').map((all) => ({ ...provider, headers: all })),
    ...each(extraHeaders, 'value').map((all) => ({ ...provider, extraHeaders: all })),
    ...each(extraHeaders, 'name').map((all) => ({ ...provider, extraHeaders: all })),
  ];
}

function withOtherPlaces(provider: Provider): readonly Provider[] {
  return [
    ...each(provider.hosts, 'origin').map((hosts) => ({ ...provider, hosts })),
    ...each(provider.checks, 'path').map((checks) => ({ ...provider, checks })),
  ];
}

/** The list with one text of one part spoiled, in every way. */
function each<K extends string, T extends Readonly<Record<K, string>>>(
  parts: readonly T[],
  name: K,
): readonly T[][] {
  return parts.flatMap((part, at) =>
    spoiled(part[name]).map((other) => parts.with(at, { ...part, [name]: other })),
  );
}

/** One character other at every place, and one less and one more at the end. Not `_`, which names of fields may have. */
function spoiled(original: string): readonly string[] {
  const others = [...original].flatMap((character, at) =>
    character === '_'
      ? []
      : [`${original.slice(0, at)}${character === '0' ? '1' : '0'}${original.slice(at + 1)}`],
  );
  return [...others, original.slice(0, -1), `${original}0`];
}
