import * as v from 'valibot';
import type { OwnProviderInput } from './own-provider';
import { ownProviderInput } from './own-provider-input';

/** Format version of the compiled file. */
export const KNOWN_HOSTS_FORMAT = 1;

/** How an API takes its token, as somebody's public document says. Nobody has looked whether it still does. */
export interface KnownHost extends Pick<OwnProviderInput, 'headers' | 'fields' | 'companions' | 'check'> {
  /** The domain of those who published the document. */
  readonly documentOf: string;
}

/**
 * What public documents say of exact hosts. It stands below the catalogue: it fills a form for the host at which the
 * user is already, and never brings up a host. Domains lapse and are bought, so nothing is tested unasked.
 */
export interface KnownHosts {
  /** @param origin `https://api.acme.example` @returns null for an origin that no document names */
  at(origin: string): KnownHost | null;
}

export const NO_KNOWN_HOSTS: KnownHosts = { at: () => null };

const form = v.strictObject({
  headers: ownProviderInput.entries.headers,
  fields: v.optional(ownProviderInput.entries.fields, []),
  companions: v.optional(ownProviderInput.entries.companions, []),
});
/** The number of its form; whose document, where that is not the host's own domain; the path of a GET. */
const host = v.tuple([v.number(), v.nullable(v.string()), v.nullable(v.string())]);

const knownHostsSchema = v.strictObject({
  format: v.literal(KNOWN_HOSTS_FORMAT),
  /** Of the extension that it was built with. */
  version: v.string(),
  forms: v.array(form),
  hosts: v.record(v.string(), host),
});
/** The compiled file, as the build writes it into the extension. */
export type KnownHostsFile = v.InferInput<typeof knownHostsSchema>;

/**
 * What a compiled file knows. One that is cut, or of another version, knows nothing: everything can be added without it.
 * @param version of the extension that reads it
 */
export function readKnownHosts(text: string, version: string): KnownHosts {
  const parsed = v.safeParse(knownHostsSchema, parsedJson(text));
  if (!parsed.success || parsed.output.version !== version) return NO_KNOWN_HOSTS;
  const { forms, hosts } = parsed.output;
  const byHost = new Map(Object.entries(hosts));
  return {
    at(origin) {
      // With a port or without encryption it is another host than the document names.
      const name = /^https:\/\/([a-z0-9.-]+)$/.exec(origin)?.[1] ?? '';
      const [number = -1, documentOf = null, path = null] = byHost.get(name) ?? [];
      const found = forms[number];
      if (found === undefined) return null;
      return {
        ...found,
        documentOf: documentOf ?? name,
        check: path === null ? null : { method: 'GET', path },
      };
    },
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
