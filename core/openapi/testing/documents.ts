import type { ApiDescription, DescriptionSource, KnownProviders } from '../api-description';
import { describeApi } from '../read-api-description';

export const PASTED: DescriptionSource = { kind: 'pasted' };
export const FROM_ACME: DescriptionSource = { kind: 'address', url: 'https://docs.acme.dev/v2/openapi.json' };

/** Nobody is known. */
export const NOBODY: KnownProviders = { isKnownName: () => false, isKnownHost: () => null };
/** GitHub is known, by its name and its host. */
export const GITHUB: KnownProviders = {
  isKnownName: (name) => name.toLowerCase().includes('github'),
  isKnownHost: (origin) => (origin === 'https://api.github.com' ? 'github' : null),
};

type Parts = Readonly<Record<string, unknown>>;

/** A small document with one host and one call, and parts of its own. */
export function openapi(parts: Parts): Parts {
  return {
    openapi: '3.0.3',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.dev' }],
    paths: { '/things': { get: {} } },
    ...parts,
  };
}

/** As `openapi`, in Swagger 2. */
export function swagger(parts: Parts): Parts {
  return {
    swagger: '2.0',
    info: { title: 'Acme' },
    host: 'api.acme.dev',
    schemes: ['https'],
    paths: { '/things': { get: {} } },
    ...parts,
  };
}

/** A document with schemes, all its calls demanding the first of them, unless `security` says otherwise. */
export function withSchemes(schemes: Parts, parts: Parts = {}): Parts {
  const [first = ''] = Object.keys(schemes);
  return openapi({ components: { securitySchemes: schemes }, security: [{ [first]: [] }], ...parts });
}

export function read(
  document: Parts,
  source: DescriptionSource = PASTED,
  known: KnownProviders = NOBODY,
): ApiDescription {
  return describeApi(document, source, known);
}

/** A scheme that puts the token into a header. */
export const key = (name: string, description = '') => ({ type: 'apiKey', in: 'header', name, description });
export const AUTHORIZATION = { type: 'apiKey', in: 'header', name: 'Authorization' } as const;

/** A header that calls can't do without. */
export const parameter = (name: string, more: Parts = {}) => ({
  name,
  in: 'header',
  required: true,
  ...more,
});

/** Two calls that are alike. */
export const calls = (operation: unknown) => ({
  paths: { '/a': { get: operation }, '/b': { post: operation } },
});

/** Lines of a sign-in that asks nothing. */
export const only = (form: string) => ({ question: null, chosen: 0, forms: [form], unattachable: [] });
/** Lines of a sign-in without a form. */
export const none = (question: string, ...unattachable: readonly string[]) => ({
  question,
  chosen: null,
  forms: [],
  unattachable,
});

/** The sign-in of a document in lines that a person can compare. */
export function signInLines({ signIn }: ApiDescription): {
  readonly question: string | null;
  readonly chosen: number | null;
  readonly forms: readonly string[];
  readonly unattachable: readonly string[];
} {
  const forms = signIn.forms.map(({ headers, companions, from, reading }) => {
    const lines = headers.map(({ name, template, encoding }) => {
      const shown = template ?? '?';
      return `${name}: ${encoding === 'basic' ? `Basic(${shown})` : shown}`;
    });
    const plain = companions.map(({ name, value }) => `${name} = ${value ?? '?'}`);
    return `${[...lines, ...plain].join(' + ')} (${from}, ${reading})`;
  });
  const unattachable = signIn.unattachable.map(({ name, why }) => `${name}: ${why}`);
  return { question: signIn.question, chosen: signIn.chosen, forms, unattachable };
}
