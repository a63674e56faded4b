import { MessageRefusedError } from '../../platform/send-message';
import type { Problem } from '../words/problem-text';

/** What a view can show of something that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof MessageRefusedError) return { code: error.code, params: error.params };
  return { code: 'unexpected', params: {} };
}
