import { CATALOGUE } from './catalogue';

/** True for an origin on which a vendor's own web app lives beside its API. */
export function servesApp(origin: string): boolean {
  return CATALOGUE.some(
    ({ sharedWithApp, hosts }) => sharedWithApp && hosts.some((host) => host.origin === origin),
  );
}
