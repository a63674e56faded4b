import * as v from 'valibot';
import { KeybearerError } from '../errors/keybearer-error';
import type { Provider } from './provider';
import { type Providers, providersOf } from './providers';

/** The version of the compiled file's format; a reader refuses any other. */
export const CATALOGUE_FORMAT = 3;

/** What nearly every provider has a value of its own for, side by side because id, name and hosts resemble each other. */
type Row = readonly [name: string, id: string | null, hosts: Provider['hosts'], sites: Provider['sites']];

type Columns = { readonly [Key in keyof Provider]?: readonly (Provider[Key] | null)[] };

/**
 * The compiled catalogue, as the build writes it into the extension. A thousand providers are read at once and have
 * much in common, and like values side by side compress well once the extension is packed. So every other field is a
 * column with one value per provider, in the order of the rows.
 */
export interface CatalogueFile {
  readonly format: typeof CATALOGUE_FORMAT;
  /** The version of the extension that it was built with. */
  readonly version: string;
  /** The id is null where it can be derived from the name. */
  readonly rows: readonly Row[];
  /** Null stands for the default. */
  readonly columns: Columns;
}

/** What a provider has where its compiled file says nothing. */
const DEFAULTS = {
  category: 'other',
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
  consoles: [],
  // Those are in `sources.json`, which only the page of a provider reads.
  sources: [],
  unverified: [],
  confidence: 'medium',
} as const satisfies Partial<Provider>;

/** Fields without a column: they are in the rows or in `sources.json`, or only readers of the files need them. */
const NO_COLUMN: ReadonlySet<keyof Provider> = new Set([
  ...(['id', 'name', 'hosts', 'sites'] as const),
  ...(['$schema', 'category', 'note', 'sources', 'unverified', 'docs'] as const),
]);

/** The compiled catalogue of these providers, in their order. */
export function catalogueFileOf(providers: readonly Provider[], version: string): CatalogueFile {
  const read = providers.map(
    (provider): Provider => ({
      ...provider,
      checks: provider.checks.map(({ harmless: _harmless, ...check }) => check),
    }),
  );
  const keys = [...new Set(read.flatMap((provider) => Object.keys(provider)))] as (keyof Provider)[];
  const columns = keys
    .filter((key) => !NO_COLUMN.has(key))
    .map((key) => [key, read.map((provider) => (isDefault(provider, key) ? null : provider[key]))] as const)
    .filter(([, values]) => values.some((value) => value !== null));
  return {
    format: CATALOGUE_FORMAT,
    version,
    rows: read.map(({ id, name, hosts, sites }) => [name, idOf(name) === id ? null : id, hosts, sites]),
    columns: Object.fromEntries(columns),
  };
}

function isDefault(provider: Provider, key: keyof Provider): boolean {
  const usual: Partial<Provider> = DEFAULTS;
  return provider[key] === undefined || JSON.stringify(provider[key]) === JSON.stringify(usual[key]);
}

/** The id that is derived from a name. */
function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

// The build has checked every provider (`scripts/catalogue/compile.ts`); here only a file that is not the build's is found out.
const catalogueFileSchema = v.strictObject({
  format: v.literal(CATALOGUE_FORMAT),
  version: v.string(),
  rows: v.pipe(v.array(v.custom<Row>((value) => Array.isArray(value) && value.length === 4)), v.minLength(1)),
  columns: v.record(v.string(), v.custom<readonly unknown[]>(Array.isArray)),
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
  const { rows, columns } = parsed.output;
  const filled = Object.entries(columns).map(([key, values]) => ({ key, values }));
  // This runs once, before the engine has optimised anything: destructuring and spreading cost milliseconds here.
  const providers = rows.map((row, index) => {
    const known = { id: row[1] ?? idOf(row[0]), name: row[0], hosts: row[2], sites: row[3] };
    const provider = Object.assign({}, DEFAULTS, known);
    for (const { key, values } of filled) {
      const value = values[index];
      if (value !== null) Reflect.set(provider, key, value);
    }
    return provider;
  });
  return providersOf(providers);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
