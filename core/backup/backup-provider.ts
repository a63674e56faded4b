import { cleanText } from '../probe/clean-text';
import { judgeOwnProvider, type OwnProviderCode } from '../providers/judge-own-provider';
import { type OwnProvider, ownProviderEntries } from '../providers/own-provider';
import { NO_PROVIDERS } from '../providers/providers';
import { carrying, withFileKeysApart, withFileKeysBack } from '../shapes/carrying';
import { NotABackupError } from './not-a-backup-error';

/** An own provider as it is in a backup: its record, with the keys of an earlier file where they stood there. */
export const backupProviderSchema = carrying(ownProviderEntries);

export function toBackupProvider(provider: OwnProvider): OwnProvider {
  return withFileKeysBack(backupProviderSchema, provider);
}

/**
 * What may be wrong with a provider of a backup all the same. Its words are cleaned below; a field without a header is
 * of no effect; and suffixes that strangers share grow more from version to version.
 */
const TOLERATED: ReadonlySet<OwnProviderCode> = new Set([
  'name-empty',
  'name-characters',
  'label-characters',
  'unused-field',
  'shared-host',
]);

/**
 * The checks that an own provider passes where it is made, but for resemblance to known providers: a later version
 * knows more of them, and what was the user's stays so. They do not try its patterns, which are tried on nothing
 * before the user types a value.
 * @throws {NotABackupError} `unsafe`
 */
export function checkBackupProvider(provider: OwnProvider): void {
  const problems = judgeOwnProvider(provider, NO_PROVIDERS);
  if (problems.some(({ code }) => !TOLERATED.has(code))) throw new NotABackupError('unsafe');
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
