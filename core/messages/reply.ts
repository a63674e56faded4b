import type { ErrorCode, ErrorParams } from '../errors/keybearer-error';

/** What crosses back to a page. Errors cross as a code with harmless values, never as text. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };
