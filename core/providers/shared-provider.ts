import * as v from 'valibot';
import { InvalidInputError } from '../errors/invalid-input-error';
import type { OwnProvider, OwnProviderInput } from './own-provider';

/**
 * An own provider as a small file for others, in the format of the catalogue (`catalogue/README.md`), so that the same
 * text is a proposal for it. It says nothing about tokens.
 */

/** Longer files are no provider. Characters. */
const LONGEST_FILE = 65_536;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const path = v.pipe(text(200), v.regex(/^[!-~]*$/));

// Unknown keys are dropped here and named by `leftOutOf`: somebody else's file says nothing about tokens.
const sharedSchema = v.object({
  name: v.pipe(text(200), v.minLength(1)),
  hosts: v.pipe(v.array(v.object({ origin: text(300) })), v.minLength(1), v.maxLength(64)),
  pathPrefix: v.optional(path, ''),
  sharedWithApp: v.optional(v.boolean(), false),
  headers: v.pipe(
    v.array(
      v.object({
        name: text(64),
        template: text(512),
        encoding: v.optional(v.picklist(['plain', 'basic']), 'plain'),
      }),
    ),
    v.minLength(1),
    v.maxLength(8),
  ),
  fields: v.optional(
    v.pipe(
      v.array(v.object({ name: text(30), label: text(60), secret: v.optional(v.boolean(), false) })),
      v.maxLength(8),
    ),
    [],
  ),
  extraHeaders: v.optional(
    v.pipe(
      v.array(
        v.object({ name: text(64), value: text(512), sentOn: v.picklist(['navigation', 'every-request']) }),
      ),
      v.maxLength(16),
    ),
    [],
  ),
  checks: v.optional(v.pipe(v.array(v.object({ method: text(10), path })), v.maxLength(4)), []),
  sources: v.optional(v.pipe(v.array(text(500)), v.maxLength(20)), []),
});

/** What a file describes, before anything of it is judged. */
export interface SharedProvider {
  readonly input: OwnProviderInput;
  /** Keys of the file that are not taken, as it spells them: nothing of a file decides about tokens. */
  readonly leftOut: readonly string[];
}

/** Keys that say nothing which an own provider has. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(['$schema', 'id', 'confidence', 'note']);

/**
 * Whether a text can be such a file; cheap, and never throws.
 */
export function looksShared(content: string): boolean {
  return (
    content.length <= LONGEST_FILE &&
    /^\s*\{/.test(content) &&
    /"hosts"\s*:/.test(content) &&
    /"headers"\s*:/.test(content)
  );
}

/**
 * Reads such a file. A check that is not GET or HEAD is left out, and so is every key that is not described above:
 * pages, ways to revoke, patterns, outcomes.
 * @throws {InvalidInputError} `shared-provider` for any other content
 */
export function readSharedProvider(content: string): SharedProvider {
  const parsed = v.safeParse(sharedSchema, content.length > LONGEST_FILE ? null : parsedJson(content));
  if (!parsed.success) throw new InvalidInputError('shared-provider');
  const { name, hosts, pathPrefix, sharedWithApp, headers, fields, extraHeaders, checks, sources } =
    parsed.output;
  const check = checks.find(({ method }) => method === 'GET' || method === 'HEAD');
  const known = new Set(Object.keys(sharedSchema.entries));
  const others = Object.keys(parsedJson(content) as object).filter(
    (key) => !known.has(key) && !WITHOUT_MEANING.has(key),
  );
  return {
    input: {
      name,
      origins: hosts.map(({ origin }) => origin),
      pathPrefix,
      headers,
      fields: fields.map((field) => ({ ...field, pattern: null })),
      companions: extraHeaders,
      check:
        check === undefined ? null : { method: check.method === 'HEAD' ? 'HEAD' : 'GET', path: check.path },
      docs: sources[0] ?? null,
      sharedWithApp,
    },
    leftOut: [...others, ...(checks.length > (check === undefined ? 0 : 1) ? ['checks'] : [])].slice(0, 40),
  };
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** The file of an own provider, indented for people. What has its default is left out. */
export function sharedProvider(own: OwnProvider): string {
  const { name, origins, pathPrefix, sharedWithApp, headers, fields, companions, check, docs } = own;
  const file = {
    id: catalogueId(name),
    name,
    hosts: origins.map((origin) => ({ origin })),
    ...(pathPrefix === '' ? {} : { pathPrefix }),
    ...(sharedWithApp ? { sharedWithApp } : {}),
    headers: headers.map((header) => ({
      name: header.name,
      template: header.template,
      ...(header.encoding === 'plain' ? {} : { encoding: header.encoding }),
    })),
    ...(fields.length === 0
      ? {}
      : { fields: fields.map(({ pattern, ...field }) => ({ ...field, pattern: pattern ?? '^.{1,200}$' })) }),
    ...(companions.length === 0
      ? {}
      : {
          extraHeaders: companions.map((header) => ({
            name: header.name,
            value: header.value,
            sentOn: header.sentOn,
          })),
        }),
    checks: check === null ? [] : [{ method: check.method, path: check.path, works: { status: [200] } }],
    sources: docs === null ? [] : [docs],
    confidence: 'low',
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** `Acme pages` becomes `acme-pages`: an id as the catalogue has them. */
function catalogueId(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 41);
  return plain.length < 2 ? 'own-api' : plain;
}
