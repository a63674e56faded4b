import { KeybearerError } from '../../core/errors/keybearer-error';
import { MessageRefusedError } from '../../platform/send-message';
import type { Problem } from '../format/problem-text';

/** What a view can show of something that was thrown. */
export function problemOf(error: unknown): Problem {
  const named = error instanceof MessageRefusedError || error instanceof KeybearerError;
  if (named) return { code: error.code, params: error.params };
  return { code: 'unexpected', params: {} };
}
