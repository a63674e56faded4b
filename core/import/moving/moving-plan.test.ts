import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../../tests/support/catalogue';
import { checkBackupProvider } from '../../backup/backup-provider';
import { toBackupToken } from '../../backup/backup-token';
import { checkBackupToken } from '../../backup/check-backup-token';
import { providersOf } from '../../providers/providers';
import { secretHeaders } from '../../token/headers';
import { fakeOwnProvider } from '../../vault/testing/fake-own-provider';
import { readSample } from '../testing/entry-lines';
import { SAMPLE_EXPORTS, type SampleRule } from '../testing/tool-exports';
import { movedRecords, movingPlan, movingView, withChoices } from './moving-plan';
import { sortEntries } from './sort-entries';

const NOW = 1_800_000_000_000;
const KEY = 'k3y-of-acme-0123456789ab';
const OTHER = 'an0ther-key-of-acme-0123';
const PAGERDUTY_KEY = 'u+fakeFAKEfake0123ddEE';
const rule = (changes: Partial<SampleRule>): SampleRule => ({
  ...{ name: 'Acme', header: 'X-Api-Key', value: KEY, filter: 'https://api.acme.example/', on: true },
  ...changes,
});
const RULES = [
  rule({
    name: 'Duty',
    header: 'Authorization',
    value: `Bearer ${PAGERDUTY_KEY}`,
    filter: 'https://api.eu.pagerduty.com/',
  }),
  rule({}),
  rule({ name: 'Jane', header: 'Authorization', value: `Basic ${btoa(`jane:${OTHER}`)}`, on: false }),
  rule({ name: 'Everywhere', header: 'X-Other-Key', value: OTHER, filter: null }),
  rule({ header: 'User-Agent', value: 'x' }),
];

function planOf(content: unknown) {
  const file = readSample(content);
  if (file === null) throw new Error('of no tool');
  return movingPlan(sortEntries(file, PROVIDERS));
}
const plan = planOf(SAMPLE_EXPORTS.modheader?.(RULES));
const ids = plan.tokens.map(({ id }) => id);
const asked = ids[3] ?? '';
const take = (of = plan, known: readonly ReturnType<typeof fakeOwnProvider>[] = []) =>
  movedRecords(of, new Set(ids), known, PROVIDERS, NOW);

describe('the view', () => {
  it('has everything that is shown of a file, and no secret', () => {
    const view = movingView(plan, PROVIDERS);
    expect(view).toMatchObject({
      tool: 'modheader',
      profiles: 5,
      total: 5,
      taken: [
        {
          ...{ name: 'Duty', providerName: 'PagerDuty', isBuiltIn: true, ticked: true, wasOff: false },
          ...{ headerLine: 'Authorization: Bearer ••••ddEE', lastFour: 'ddEE', problem: null, typed: null },
          hosts: [
            { origin: 'https://api.eu.pagerduty.com', view: { before: 'api.eu.', domain: 'pagerduty.com' } },
          ],
        },
        {
          name: 'Acme',
          providerName: 'api.acme.example',
          isBuiltIn: false,
          headerLine: 'X-Api-Key: ••••89ab',
        },
        {
          name: 'Jane',
          ticked: false,
          wasOff: true,
          headerLine: 'Authorization: Basic base64(jane:••••0123)',
        },
      ],
      asksHost: [{ name: 'Everywhere', providerName: null, hosts: [], ticked: false, hints: [] }],
      notTaken: [{ reason: 'not-a-secret', count: 1, examples: [{ what: 'User-Agent' }] }],
    });
    const shown = JSON.stringify(view);
    for (const secret of [KEY, OTHER, PAGERDUTY_KEY, btoa(`jane:${OTHER}`)])
      expect(shown).not.toContain(secret);
  });

  it('says that the header of a variable is a guess', () => {
    const [item] = movingView(planOf(`ACME_TOKEN=${KEY}`), PROVIDERS).asksHost;
    expect(item).toMatchObject({ isHeaderGuessed: true, headerLine: 'Authorization: Bearer ••••89ab' });
  });
});

describe('a choice', () => {
  const chosen = (id: string, origin: string | null, ticked = true) =>
    withChoices(plan, [{ id, ticked, origin }]);

  it('names the host of a token that has none', () => {
    const [item] = movingView(chosen(asked, 'https://api.other.example'), PROVIDERS).asksHost;
    expect(item).toMatchObject({
      ...{
        ticked: true,
        typed: 'https://api.other.example',
        providerName: 'api.other.example',
        problem: null,
      },
      hosts: [{ origin: 'https://api.other.example' }],
    });
  });

  it('can’t send it to a known provider that takes no such header', () => {
    const elsewhere = chosen(asked, 'https://api.pagerduty.com');
    expect(movingView(elsewhere, PROVIDERS).asksHost[0]).toMatchObject({ problem: 'add-by-hand', hosts: [] });
    expect(take(elsewhere).records.map(({ id }) => id)).not.toContain(asked);
  });

  it('does not move a token whose host the file names', () => {
    const moved = chosen(ids[1] ?? '', 'https://evil.test', false);
    expect(movingView(moved, PROVIDERS).taken[1]).toMatchObject({
      ticked: false,
      typed: null,
      hosts: [{ origin: 'https://api.acme.example' }],
    });
  });

  it('of a token that the file does not have counts for nothing', () => {
    expect(chosen('unknown-token-000', 'https://a.example')).toEqual(plan);
  });
});

describe('taking', () => {
  it('makes records that are off and marked, and leaves out what has no host', () => {
    const { records, ownProviders } = take();
    expect(records.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    for (const record of records) {
      expect(record).toMatchObject({
        on: false,
        layInClear: true,
        allowedSites: [],
        test: null,
        revocation: null,
      });
      expect(() => checkBackupToken(toBackupToken(record))).not.toThrow();
    }
    for (const provider of ownProviders) expect(() => checkBackupProvider(provider)).not.toThrow();
    expect(records.map(({ providerId }) => providerId)).toEqual([
      'pagerduty',
      ownProviders[0]?.id,
      ownProviders[1]?.id,
    ]);
    expect(records.map(({ label, origins, region }) => [label, origins, region])).toEqual([
      ['Duty', ['https://api.eu.pagerduty.com'], 'EU'],
      ['Acme', ['https://api.acme.example'], null],
      ['Jane', ['https://api.acme.example'], null],
    ]);
    expect(records.flatMap(secretHeaders)).toEqual([
      ['Authorization', `Bearer ${PAGERDUTY_KEY}`],
      ['x-api-key', KEY],
      ['authorization', `Basic ${btoa(`jane:${OTHER}`)}`],
    ]);
  });

  it('uses one own provider for tokens that go alike, and the one that is here', () => {
    const twice = planOf(SAMPLE_EXPORTS.modheader?.([rule({}), rule({ value: OTHER })]));
    const all = new Set(twice.tokens.map(({ id }) => id));
    const first = movedRecords(twice, all, [], PROVIDERS, NOW);
    expect(first.ownProviders).toHaveLength(1);
    const again = movedRecords(twice, all, first.ownProviders, PROVIDERS, NOW);
    expect(again.ownProviders).toEqual([]);
    expect(again.records.map(({ providerId }) => providerId)).toEqual(
      first.records.map(({ providerId }) => providerId),
    );
    expect(take(plan, [fakeOwnProvider()]).ownProviders).toHaveLength(2);
  });

  it('sends the token of a variable as its known provider does', () => {
    const variables = planOf(`PAGERDUTY_TOKEN=${PAGERDUTY_KEY}\n`);
    const { records } = movedRecords(
      variables,
      new Set(variables.tokens.map(({ id }) => id)),
      [],
      PROVIDERS,
      NOW,
    );
    expect(records.flatMap(secretHeaders)).toEqual([['Authorization', `Token token=${PAGERDUTY_KEY}`]]);
    expect(records[0]?.origins).toEqual(['https://api.pagerduty.com', 'https://api.eu.pagerduty.com']);
  });

  it('goes to the host that the file names, where its provider has several', () => {
    const [duty] = PROVIDERS.list.filter(({ id }) => id === 'pagerduty');
    if (duty === undefined) throw new Error('no provider');
    const hosts = duty.hosts.map((host) => ({ ...host, region: null }));
    const apart = providersOf([{ ...duty, hosts }]);
    const file = readSample(SAMPLE_EXPORTS.modheader?.(RULES));
    if (file === null) throw new Error('of no tool');
    const one = movingPlan(sortEntries(file, apart));
    const { records } = movedRecords(one, new Set([one.tokens[0]?.id ?? '']), [], apart, NOW);
    expect(records[0]?.origins).toEqual(['https://api.eu.pagerduty.com']);
  });
});
