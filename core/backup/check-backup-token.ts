import { OWN_PROVIDER_ID } from '../providers/own-provider';
import { checkAllowedSite } from '../rules/allowed-site';
import { headerChanges } from '../rules/header-changes';
import { checkExtraHeaders, isReservedHeader } from '../token/extra-header';
import { areFieldsDistinct } from '../token/token-record';
import type { BackupToken } from './backup-token';
import { NotABackupError } from './not-a-backup-error';

const PROVIDER_ID = /^[a-z][a-z0-9-]{0,40}$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * The checks that every token of ours has passed when it was added.
 * @throws {NotABackupError} `unsafe`
 */
export function checkBackupToken(token: BackupToken): void {
  const exact = (origin: string): boolean => URL.canParse(origin) && new URL(origin).origin === origin;
  const names = token.headers.map(({ name }) => name.toLowerCase());
  if (!token.origins.every(exact) || names.some((name) => name === 'accept' || isReservedHeader(name)))
    refuse();
  if (new Set(names).size < names.length || !areFieldsDistinct(token.fields)) refuse();
  const isProvider = PROVIDER_ID.test(token.providerId) || OWN_PROVIDER_ID.test(token.providerId);
  if (!isProvider || !PRINTABLE.test(token.region ?? '')) refuse();
  try {
    checkExtraHeaders(token);
    headerChanges(token, 'navigation');
  } catch {
    refuse();
  }
}

/** Pages that may use a token, and those that no token may be used from: they are left out. */
export function splitSites(sites: readonly string[]): { allowed: string[]; refused: string[] } {
  const allowed = sites.filter(isAllowed);
  return { allowed, refused: sites.filter((site) => !allowed.includes(site)) };
}

function isAllowed(site: string): boolean {
  try {
    checkAllowedSite(site);
    return true;
  } catch {
    return false;
  }
}

function refuse(): never {
  throw new NotABackupError('unsafe');
}
