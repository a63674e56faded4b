import { SAMPLE } from '../../servers/sample-tokens';
import type { FullAnswer, Site } from '../../servers/site';

/** Made up: nobody ever gave them out. */
export const ACME_KEY = 'k3y-of-acme-7Qm2xVt9';
export const STAGING_KEY = 'st4ging-key-of-acme-5Rw8';
export const REFUSED = 'b7e-nobody-knows-Zx41Lp';

/** An API that nobody described, which takes one key. */
export const ACME: Site = (request): FullAnswer => {
  const isKnown = request.headerValues('x-api-key').includes(ACME_KEY);
  return {
    status: isKnown ? 200 : 401,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(isKnown ? { name: 'Ada' } : { error: 'no key' }),
  };
};

const profile = (title: string, name: string, value: string, filter: string | null, enabled = true) => ({
  version: 2,
  title,
  headers: [{ enabled, name, value }],
  ...(filter === null ? {} : { urlFilters: [{ enabled: true, urlRegex: filter }] }),
});

/** What ModHeader exports: two tokens for hosts, one that was off, one for a pattern, and what is no token. */
export const MOD_HEADER = JSON.stringify([
  profile('On call', 'Authorization', `Token token=${SAMPLE.pagerdutyUserUs}`, 'https://api.pagerduty.com/'),
  profile('Old', 'Authorization', `Bearer ${REFUSED}`, 'https://api.airship.co.uk/'),
  profile('Staging', 'X-Api-Key', STAGING_KEY, 'https://api.acme.example/', false),
  profile('Everywhere', 'X-Api-Key', ACME_KEY, '.*acme.*'),
  {
    version: 2,
    title: 'Rest',
    headers: [
      { enabled: true, name: 'User-Agent', value: 'Sample/1' },
      { enabled: true, name: 'Accept-Language', value: 'de' },
    ],
    respHeaders: [{ enabled: true, name: 'Access-Control-Allow-Origin', value: '*' }],
  },
]);

/** Everything of it that no page may show. */
export const SECRETS = [SAMPLE.pagerdutyUserUs, REFUSED, STAGING_KEY, ACME_KEY] as const;
