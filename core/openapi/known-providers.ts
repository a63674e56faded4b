import type { ProviderView } from '../pages/provider-view';
import { lookAlikeName } from '../providers/look-alike';
import { fieldsOfOrigin } from '../providers/tenant-host';
import type { KnownProviders } from './api-description';

/**
 * The providers that win over every document, from the list that pages have. The user's own are none of them, nor
 * are those of which only the form is known: a document may describe one of those again.
 */
export function knownProviders(views: readonly ProviderView[]): KnownProviders {
  const known = views.filter(({ own, formOnly = false }) => !own && !formOnly);
  const names = known.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((each) => ({ id, name: each })),
  );
  // Whatever the port: the same machines answer there.
  const hosts = known.flatMap(({ id, hosts: all }) =>
    all.map((host) => ({ id, template: `https://${host.replace(/:\d+$/, '')}` })),
  );
  // Names that are too short to be looked for inside of others are here too.
  const plainNames = new Set(names.map(({ name }) => plainName(name)));
  return {
    isKnownName: (name) => lookAlikeName(name, names) !== null || plainNames.has(plainName(name)),
    isKnownHost(origin) {
      const plain = `https://${new URL(origin).hostname}`;
      return hosts.find(({ template }) => fieldsOfOrigin(template, plain) !== null)?.id ?? null;
    },
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
