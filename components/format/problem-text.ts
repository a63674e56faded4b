import type { ErrorCode, ErrorParams } from '../../core/errors/keybearer-error';
import { type TextKey, text, textIfAny } from './text';

/** A refused message, as a view shows it. */
export interface Problem {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

const TEXTS: Readonly<Record<ErrorCode, TextKey>> = {
  'wrong-passphrase': 'error_wrong_passphrase',
  'wrong-recovery-code': 'error_wrong_recovery_code',
  'mistyped-recovery-code': 'error_mistyped_recovery_code',
  'wrong-passkey': 'error_wrong_passkey',
  'passkey-cancelled': 'error_passkey_cancelled',
  'passkey-without-prf': 'error_passkey_without_prf',
  'passkey-failed': 'error_passkey_failed',
  'proof-needed': 'error_proof_needed',
  'out-of-memory': 'error_out_of_memory',
  'not-a-backup': 'error_not_a_backup',
  'newer-backup': 'error_newer_backup',
  'wrong-backup-passphrase': 'error_wrong_backup_passphrase',
  'backup-too-large': 'error_backup_too_large',
  'unknown-file': 'error_unknown_file',
  'zip-file': 'error_zip_file',
  'damaged-file': 'error_damaged_file',
  'needs-passphrase': 'error_needs_passphrase',
  'try-later': 'error_try_later',
  'damaged-vault': 'error_damaged_vault',
  'newer-vault': 'error_newer_vault',
  'storage-full': 'error_storage_full',
  'storage-failed': 'error_storage_failed',
  locked: 'error_locked',
  'no-api-description': 'error_no_api_description',
  'invalid-input': 'error_invalid_input',
  'not-found': 'error_not_found',
  'no-access': 'error_no_access',
  'no-catalogue': 'error_no_catalogue',
  'not-replaced': 'error_not_replaced',
  'not-saved': 'error_not_saved',
  'not-fetched': 'error_not_fetched',
  'not-opened': 'error_not_opened',
  unexpected: 'error_unexpected',
};

/** The event, its meaning, and the next step. */
export function problemText({ code, params }: Problem): string {
  const reason = params['reason'];
  const key = `error_${code}_${reason}`.replaceAll('-', '_');
  const at = [params['line'] ?? '', params['column'] ?? ''] as const;
  const detail = typeof reason === 'string' ? textIfAny(key, params['status'] ?? at[0], at[1]) : null;
  return detail ?? text(TEXTS[code], ...at);
}
