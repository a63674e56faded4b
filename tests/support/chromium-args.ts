import { getuid } from 'node:process';
import type { Mapping, Replica } from '../servers/replica';
import { DISABLED_FEATURES } from './disabled-features';

export interface ChromiumArgsOptions {
  /** Folder of the unpacked build. */
  readonly build: string;
  readonly replica: Pick<Replica, 'mappings' | 'spki'>;
  readonly extra?: readonly string[];
}

/**
 * Command line of a Chromium that runs the build, reaches nothing but the replica, and keeps its disk cache
 * (`--ignore-certificate-errors` would turn that off, so only the replica's own key is excused).
 */
export function chromiumArgs({ build, replica, extra = [] }: ChromiumArgsOptions): string[] {
  return [
    `--disable-extensions-except=${build}`,
    `--load-extension=${build}`,
    `--host-resolver-rules=${hostResolverRules(replica.mappings)}`,
    `--ignore-certificate-errors-spki-list=${replica.spki}`,
    '--remote-debugging-port=0',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    '--disable-sync',
    '--no-pings',
    ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...extra,
  ];
}

/** Real addresses lead to the replica, loopback to itself, everything else nowhere. The first match counts. */
export function hostResolverRules(mappings: readonly Mapping[]): string {
  const maps = mappings.map(({ host, port, localPort }) => `MAP ${host}:${port} 127.0.0.1:${localPort}`);
  return [
    ...maps,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
    'EXCLUDE *.localhost',
    'EXCLUDE [::1]',
  ].join(', ');
}
