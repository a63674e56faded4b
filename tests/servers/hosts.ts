/** Every host name the replica answers for. Data only: a new provider's replica starts here. */

/** Where each API lives, by region, as its documents say. */
export const API_HOSTS = {
  airship: { uk: 'api.airship.co.uk' },
  splxai: { eu: 'api.probe.splx.ai', us: 'us.api.probe.splx.ai' },
  pagerduty: { us: 'api.pagerduty.com', eu: 'api.eu.pagerduty.com' },
  polyteia: { main: 'app.polyteia.com' },
  pylon: { us: 'api.usepylon.com', eu: 'api.eu.usepylon.com' },
} as const;

export type ProviderName = keyof typeof API_HOSTS;

/** Where each provider documents its API: the only foreign origin its API answers across origins. */
export const DOCS_HOSTS = {
  airship: 'developers.airship.co.uk',
  splxai: 'docs.probe.splx.ai',
  pagerduty: 'developer.pagerduty.com',
  polyteia: 'docs.polyteia.com',
  pylon: 'docs.usepylon.com',
} as const satisfies Record<ProviderName, string>;

/** Their web apps, from which a user may let pages call the API. Those that live on the API's host are not here. */
export const CONSOLE_HOSTS = [
  'app.pagerduty.com',
  'app.eu.pagerduty.com',
  'app.usepylon.com',
  'probe.splx.ai',
  'us.probe.splx.ai',
] as const;

/** Sites that no user ever chose: an attacker, a neutral second one, and names without a public suffix. */
export const OUTSIDER_HOSTS = [
  'evil.example',
  'other.example',
  'intranet',
  'nas.local',
  'brand.newtld',
  'api.pagerduty.com.evil.example',
  'app.polyteia.com.evil.example',
  'api.airship.co.uk.evil.example',
  'api.airship.co.uk.',
  'xapi.airship.co.uk',
  'api.xn--irship-2nf.co.uk',
  'api.airship.com',
  'attacker.github.io',
  'evil.example.',
  '192.0.2.7',
  '[2001:db8::7]',
] as const;

export const ALL_API_HOSTS: readonly string[] = Object.values(API_HOSTS).flatMap((regions) =>
  Object.values<string>(regions),
);

/** Sub-domains of real hosts, which a suffix match would let through. */
export const SUBDOMAIN_HOSTS: readonly string[] = [...ALL_API_HOSTS, ...Object.values(DOCS_HOSTS)].flatMap(
  (host) => [`sub.${host}`, `evil.${host}`],
);

/** No certificate is for an address in numbers, so those are served over http only. */
export function isInNumbers(host: string): boolean {
  return /^(?:[\d.]+|\[.*\])$/.test(host);
}

/** Reached at the replica's own http port, without a mapping. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost'] as const;

export const ALL_HOSTS: readonly string[] = [
  ...ALL_API_HOSTS,
  ...Object.values(DOCS_HOSTS),
  ...CONSOLE_HOSTS,
  ...OUTSIDER_HOSTS,
  ...SUBDOMAIN_HOSTS,
];
