import airship from '../providers/airship-uk.json' with { type: 'json' };
import pagerduty from '../providers/pagerduty.json' with { type: 'json' };
import polyteia from '../providers/polyteia.json' with { type: 'json' };
import pylon from '../providers/pylon.json' with { type: 'json' };
import splxai from '../providers/splxai-probe.json' with { type: 'json' };
import { PROVIDER_DATA } from './provider-data';

/** Every host name the replica answers for. Those of providers come from their files in `tests/providers`. */

/** The hosts of APIs that tests name, by region. */
export const API_HOSTS = {
  airship: airship.hosts,
  splxai: splxai.hosts,
  pagerduty: pagerduty.hosts,
  polyteia: polyteia.hosts,
  pylon: pylon.hosts,
} as const;

/** Where those document their APIs. */
export const DOCS_HOSTS = {
  airship: airship.docs,
  splxai: splxai.docs,
  pagerduty: pagerduty.docs,
  polyteia: polyteia.docs,
  pylon: pylon.docs,
} as const;

const ALL_DOCS_HOSTS: readonly string[] = PROVIDER_DATA.flatMap(({ docs }) => docs ?? []);

/** Web apps from which a user may let pages call the API. Those that live on the API's host are not here. */
export const CONSOLE_HOSTS: readonly string[] = PROVIDER_DATA.flatMap(({ consoles }) => consoles);

/** Sites that no user chose for a token: an attacker, a neutral second one, and addresses without a public suffix. */
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
  '192.168.1.1',
  '192.168.1.10',
  '0.0.0.0',
  '[fd00::7]',
  '[fd00::8]',
] as const;

export const ALL_API_HOSTS: readonly string[] = PROVIDER_DATA.flatMap(({ hosts }) => Object.values(hosts));

/** Sub-domains of real hosts, which a suffix match would let through. */
export const SUBDOMAIN_HOSTS: readonly string[] = [...ALL_API_HOSTS, ...ALL_DOCS_HOSTS].flatMap((host) => [
  `sub.${host}`,
  `evil.${host}`,
]);

/** No certificate is for an address in numbers, so those are served over http only. */
export function isInNumbers(host: string): boolean {
  return /^(?:[\d.]+|\[.*\])$/.test(host);
}

/** Reached at the replica's own http port, without a mapping. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', 'foo.localhost'] as const;

export const ALL_HOSTS: readonly string[] = [
  ...ALL_API_HOSTS,
  ...ALL_DOCS_HOSTS,
  ...CONSOLE_HOSTS,
  ...OUTSIDER_HOSTS,
  ...SUBDOMAIN_HOSTS,
];
