import type { KnownHosts } from '../providers/known-hosts';
import type { OwnProviderInput } from '../providers/own-provider';
import { isStorable } from '../providers/own-provider-input';
import type { Draft } from './draft';
import { USUAL } from './own-from-paste';

/**
 * The draft with the form that a public document names for exactly its host, where nothing else says one: neither the
 * paste nor the user. The host itself, its name and all other questions stay as they are. A check is taken where there is
 * none; anyone who sends it asks without the token first, as for every own provider.
 */
export function withKnownForm(draft: Draft, hosts: KnownHosts): Draft {
  const { own, ownId } = draft;
  if (own === null || !asksForForm(draft)) return draft;
  const known = own.origins.length === 1 ? hosts.at(own.origins[0] ?? '') : null;
  if (known === null || saysForm(own)) return draft;
  const { documentOf, headers, fields, check } = known;
  const sent = new Set([...headers, ...own.companions].map(({ name }) => name.toLowerCase()));
  const described: OwnProviderInput = {
    ...own,
    headers,
    fields,
    companions: [
      ...own.companions.filter(({ name }) => !headers.some((header) => isSameName(header.name, name))),
      ...known.companions.filter(({ name }) => !sent.has(name.toLowerCase())),
    ],
    check: own.check ?? check,
  };
  if (!isStorable(described, ownId)) return draft;
  return {
    ...draft,
    own: described,
    ownAsks: draft.ownAsks.filter((ask) => ask !== 'form'),
    formFrom: { documentOf, headers },
  };
}

/** Whether a document could say what is open: a token of an address or in a header of its own is not asked about. */
export function asksForForm({ own, ownAsks, found }: Pick<Draft, 'own' | 'ownAsks' | 'found'>): boolean {
  return own !== null && ownAsks.includes('form') && found.header === null && found.form !== 'parameter';
}

/** Anything but the one usual header that stands there for want of another. */
function saysForm({ headers, fields }: OwnProviderInput): boolean {
  return fields.length > 0 || JSON.stringify(headers) !== JSON.stringify([USUAL]);
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
