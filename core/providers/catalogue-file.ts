import * as v from 'valibot';
import { KeybearerError } from '../errors/keybearer-error';
import type { Provider } from './provider';
import { type Providers, providersOf } from './providers';

/** Counts the shapes of the compiled file. */
export const CATALOGUE_FORMAT = 2;

/** A provider without what it has in common with most of them: a thousand of them are read at once. */
type StoredProvider = Pick<Provider, 'id' | 'name' | 'confidence'> & Partial<Provider>;

/** The compiled catalogue, as the build writes it into the extension. */
export interface CatalogueFile {
  readonly format: typeof CATALOGUE_FORMAT;
  /** Of the extension that it was built with. */
  readonly version: string;
  readonly providers: readonly StoredProvider[];
}

/** What a provider has where its compiled file says nothing. */
const DEFAULTS = {
  category: 'other',
  hosts: [],
  ownServer: false,
  seenRefusing: null,
  pathPrefix: '',
  sharedWithApp: false,
  getActs: false,
  headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
  fields: [],
  extraHeaders: [],
  tokenPattern: null,
  variables: [],
  aliases: [],
  samples: [],
  checks: [],
  outcomes: [],
  messagePaths: [],
  limits: { wait: ['retry-after'] },
  revoke: { pages: [], steps: [] },
  sites: [],
  consoles: [],
  // Those are in `sources.json`, which only the page of a provider reads.
  sources: [],
  unverified: [],
} as const satisfies Partial<Provider>;

/** The provider without its defaults and without what only the page of a provider shows. */
export function storedProvider({
  id,
  name,
  confidence,
  $schema: _schema,
  note: _note,
  sources: _sources,
  unverified: _unverified,
  docs: _docs,
  checks,
  ...others
}: Provider): StoredProvider {
  const read = { ...others, checks: checks.map(({ harmless: _harmless, ...check }) => check) };
  const differing = Object.entries(read).filter(
    ([key, value]) =>
      !(key in DEFAULTS) || JSON.stringify(value) !== JSON.stringify(DEFAULTS[key as keyof typeof DEFAULTS]),
  );
  return { id, name, confidence, ...Object.fromEntries(differing) };
}

// The build has checked every provider (`scripts/catalogue/compile.ts`); here only a file that is not the build's is found out.
const catalogueFileSchema = v.strictObject({
  format: v.literal(CATALOGUE_FORMAT),
  version: v.string(),
  providers: v.pipe(
    v.array(
      v.custom<StoredProvider>((value) => typeof value === 'object' && value !== null && 'id' in value),
    ),
    v.minLength(1),
  ),
});

/**
 * The providers of a compiled catalogue.
 * @param text of the file
 * @param version of the extension that reads it
 * @throws {KeybearerError} `no-catalogue` where it is cut, or of another version: one that is older would have other
 *   hosts and headers than this version was tested with
 */
export function readCatalogue(text: string, version: string): Providers {
  const parsed = v.safeParse(catalogueFileSchema, parsedJson(text));
  if (!parsed.success) throw new KeybearerError('no-catalogue', { reason: 'damaged' });
  if (parsed.output.version !== version)
    throw new KeybearerError('no-catalogue', { reason: 'other-version' });
  // Spreading a thousand objects of different shapes takes several times as long.
  return providersOf(parsed.output.providers.map((stored): Provider => Object.assign({}, DEFAULTS, stored)));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
