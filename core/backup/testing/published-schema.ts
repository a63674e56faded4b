import { toJsonSchema } from '@valibot/to-json-schema';
import type { OwnProvider } from '../../providers/own-provider';
import { type BackupContent, backupContentSchema } from '../backup-content';
import type { BackupToken } from '../backup-token';

/** The words of JSON Schema that are looked at here. */
interface JsonSchema {
  readonly [word: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** `docs/backup.schema.json`: the schema that backups are read with, and a sentence on each field. */
export function publishedSchema(): JsonSchema {
  const made = toJsonSchema(backupContentSchema, { target: 'draft-2020-12' });
  const { $schema, ...schema } = made as JsonSchema;
  const { tokens = {}, ownProviders = {}, ...others } = schema.properties ?? {};
  const properties = { ...others, tokens: list(tokens, TOKEN), ownProviders: list(ownProviders, PROVIDER) };
  return {
    $schema,
    title: 'Backup of Keybearer, version 2',
    description: 'What is inside the age file. See backup-format.md.',
    ...explained({ ...schema, properties }, CONTENT),
  };
}

function list(schema: JsonSchema, words: Readonly<Record<string, string>>): JsonSchema {
  return { ...schema, items: { description: CARRIED, ...explained(schema.items ?? {}, words) } };
}

function explained(schema: JsonSchema, words: Readonly<Record<string, string>>): JsonSchema {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, { description: words[name], ...field }] as const,
  );
  return { ...schema, properties: Object.fromEntries(fields) };
}

const CARRIED = 'Fields that are not listed here come from a later version of Keybearer and are kept.';
const HERE_ONLY = 'Never in a backup: it is true in one browser only.';

const CONTENT: Readonly<Record<keyof BackupContent, string>> = {
  format: 'Tells a backup from other files.',
  version: 'Version of this format.',
  createdAt: 'When it was made. All times are milliseconds since 1970, none after the year 9999.',
  tokens: 'In the order of the list. No id comes twice.',
  ownProviders: 'Providers that the user described. No id comes twice.',
  settings: 'When it locks. For reading: an import leaves the settings alone.',
};

const TOKEN: Readonly<Record<keyof BackupToken, string>> = {
  id: 'Tells tokens apart, also between machines.',
  label: 'The name that the user gave.',
  providerId: "The provider's id in the catalogue.",
  providerName: 'Its name, for ids that a catalogue does not have.',
  secret: 'The token itself: visible ASCII.',
  fields: 'Values that fill {name} in headers. No name comes twice.',
  origins: 'Where it is sent: scheme, host and port, exactly.',
  region: "The provider's name for the region of the one origin; null without regions.",
  pathPrefix: 'Only addresses below this path; empty for the whole host.',
  headers:
    'What is sent. {token} stands for the secret; basic: the filled template in base64 behind the word Basic.',
  companions: 'Extra headers beside it.',
  sharedWithApp: "Whether the vendor's own app lives on the API's host; it is then sent in chosen tabs only.",
  allowedSites: 'Pages that may use it.',
  on: 'Whether it is sent.',
  scope: 'chosen-tabs: only in tabs that the user chooses.',
  getOnly: 'Only GET and HEAD requests carry it.',
  withoutCookies: 'Requests that carry it carry no cookie.',
  layInClear:
    'Whether it was readable in the settings and the file of another tool; absent and false mean no.',
  createdAt: 'When it was added.',
  replacedAt: 'When its secret took the place of another one; absent where it is the first.',
  expiresAt: 'When it expires, if that is known.',
  revokingSince: 'When revoking it at its provider was begun; null where it was not.',
  test: HERE_ONLY,
  revocation: HERE_ONLY,
  acceptCookies: HERE_ONLY,
  cameAs: HERE_ONLY,
  looksOdd: HERE_ONLY,
  schemeAsPasted: HERE_ONLY,
};

const PROVIDER: Readonly<Record<keyof OwnProvider, string>> = {
  id: 'Tells providers apart; tokens name it as their provider.',
  name: 'What the user calls it.',
  origins: 'Where its tokens may be sent: scheme, host and port, exactly.',
  pathPrefix: 'Only addresses below this path; empty for the whole host.',
  headers: 'What its tokens send. {token} and the names of fields in braces are filled in.',
  fields: 'Values beside the token that are asked for. No name comes twice.',
  companions: 'Extra headers beside it.',
  check: 'The request that tells whether a token works; null where there is none.',
  docs: 'The page about the API; null where none was given.',
  sharedWithApp: "Whether its web app lives on the API's host.",
  createdAt: 'When it was described.',
  identityPath: "The line of the check's answer that names the owner; absent where none was picked.",
};
