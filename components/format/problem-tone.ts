import type { ErrorCode } from '../../core/errors/keybearer-error';
import type { Problem } from './problem-text';

/** Stored data is damaged, left behind or could not be written. */
const AT_RISK: readonly ErrorCode[] = ['damaged-vault', 'newer-vault', 'storage-full', 'storage-failed'];

/**
 * How loud a problem is: `problem` (red) only where an API refused a token or data is at risk, `info` where a paste
 * was not understood, which is a question and no fault; `warning` for everything else.
 */
export function problemTone({ code, params }: Problem): 'info' | 'warning' | 'problem' {
  const reason = String(params['reason'] ?? '');
  if (AT_RISK.includes(code)) return 'problem';
  if (code === 'not-replaced' && reason === 'refused') return 'problem';
  if (code === 'invalid-input' && reason.startsWith('paste-')) return 'info';
  return 'warning';
}
