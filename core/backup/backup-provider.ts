import { cleanText } from '../probe/clean-text';
import { type OwnProvider, ownProviderEntries } from '../providers/own-provider';
import { checkExtraHeaders, isReservedHeader } from '../rules/extra-header';
import { carrying, withFileKeysApart, withFileKeysBack } from '../shapes/carrying';
import { areFieldsDistinct } from '../token/token-record';
import { NotABackupError } from './not-a-backup-error';

/** An own provider as it stands in a backup: its record, with the keys of an earlier file where they stood there. */
export const backupProviderSchema = carrying(ownProviderEntries);

export function toBackupProvider(provider: OwnProvider): OwnProvider {
  return withFileKeysBack(backupProviderSchema, provider);
}

const HEADER_NAME = /^[a-z0-9-]{1,64}$/;
const VISIBLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * The checks that an own provider passes where it is made. They do not look at its patterns, which are tried on
 * nothing before the user types a value.
 * @throws {NotABackupError} `unsafe`
 */
export function checkBackupProvider(provider: OwnProvider): void {
  const exact = (origin: string): boolean => URL.canParse(origin) && new URL(origin).origin === origin;
  const names = provider.headers.map(({ name }) => name.toLowerCase());
  const isSafe =
    provider.origins.every(exact) &&
    areFieldsDistinct(provider.fields) &&
    new Set(names).size === names.length &&
    names.every((name) => HEADER_NAME.test(name) && name !== 'accept' && !isReservedHeader(name)) &&
    provider.headers.every(({ template }) => VISIBLE_ASCII.test(template)) &&
    (provider.docs === null || URL.canParse(provider.docs));
  if (!isSafe) throw new NotABackupError('unsafe');
  try {
    checkExtraHeaders(provider);
  } catch {
    throw new NotABackupError('unsafe');
  }
}

/** The record that an own provider of a backup becomes: its words hide nothing and turn nothing round. */
export function fromBackupProvider(given: OwnProvider): OwnProvider {
  const provider = withFileKeysApart(backupProviderSchema, given);
  return {
    ...provider,
    name: shown(provider.name) || provider.id,
    fields: provider.fields.map((field) => ({ ...field, label: shown(field.label) || field.name })),
  };
}

function shown(text: string): string {
  return cleanText(text, []).slice(0, LONGEST_WORDS);
}

/** Characters, as the record's schema bounds them. */
const LONGEST_WORDS = 40;
