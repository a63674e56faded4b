import { expect, it } from 'vitest';
import { headerChanges } from '../rules/header-changes';
import { urlFilter } from '../rules/url-filter';
import { sampleToken } from '../testing/sample-token';
import { CATALOGUE } from './catalogue';

const NEVER_STORED = ['cache-control: no-cache, no-store', 'if-range: "none"'];

/** Written out by hand from the vendors' documentation: nothing here is computed from the catalogue. */
const LITERAL: Record<string, { headers: string[]; filters: string[]; checks: string[] }> = {
  'airship-uk': {
    headers: ['authorization: Bearer T0ken', ...NEVER_STORED],
    filters: ['|https://api.airship.co.uk/'],
    checks: ['GET /v1/account/units'],
  },
  pagerduty: {
    headers: [
      'authorization: Token token=T0ken',
      'accept: application/vnd.pagerduty+json;version=2',
      ...NEVER_STORED,
    ],
    filters: ['|https://api.pagerduty.com/', '|https://api.eu.pagerduty.com/'],
    checks: ['GET /users/me', 'GET /abilities'],
  },
  polyteia: {
    headers: ['authorization: Bearer T0ken', ...NEVER_STORED],
    filters: ['|https://app.polyteia.com/api^'],
    checks: ['POST /api {"query":"list_organizations","params":{"page":1,"size":1}}'],
  },
  pylon: {
    headers: ['authorization: Bearer T0ken', ...NEVER_STORED],
    filters: ['|https://api.usepylon.com/', '|https://api.eu.usepylon.com/'],
    checks: ['GET /me'],
  },
  'splxai-probe': {
    headers: ['x-api-key: T0ken', ...NEVER_STORED],
    filters: ['|https://api.probe.splx.ai/', '|https://us.api.probe.splx.ai/'],
    checks: ['GET /api/v2/benchmarks/models'],
  },
};

it('covers the whole catalogue', () => {
  expect(CATALOGUE.map(({ id }) => id).sort()).toEqual(Object.keys(LITERAL).sort());
});

it.each(CATALOGUE.map((provider) => [provider.id, provider] as const))(
  '%s, to the letter',
  (id, provider) => {
    const token = sampleToken({ ...provider, fields: [], secret: 'T0ken' });
    expect({
      headers: headerChanges(token, 'navigation').map(({ header, value }) => `${header}: ${value}`),
      filters: provider.hosts.map(({ origin }) => urlFilter(origin, provider.pathPrefix)),
      checks: provider.checks.map(({ method, path, body }) => [method, path, body].filter(Boolean).join(' ')),
    }).toEqual(LITERAL[id]);
  },
);
