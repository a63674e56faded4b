import type { Bytes } from '../../core/bytes/bytes';
import type { Answer } from '../../core/probe/classify';
import type { ProbeRequest } from '../../core/probe/probe-request';
import type { RevokeRequest } from '../../core/revoke/revoke-call';
import type { OutcomeReason } from '../../core/token/outcome';
import { networkError } from './network-error';
import { readBounded } from './read-bounded';

/** Milliseconds for the whole exchange, and bytes of an answer that are read at most. */
const TEST = { timeout: 10_000, largest: 1_048_576 };
const WHOLE = { timeout: 20_000, largest: 32 * 1_048_576 };

interface Failed {
  readonly failed: OutcomeReason;
  readonly duration: number;
}

export type ProbeReply = { readonly answer: Answer; readonly duration: number } | Failed;

/** An answer as it came, or why there is none to keep. */
export type WholeAnswer =
  | { readonly kind: 'whole'; readonly body: Bytes; readonly contentType: string | null }
  | { readonly kind: 'redirect' | 'too-large' }
  | { readonly kind: 'status'; readonly status: number };

export type WholeReply = { readonly answer: WholeAnswer; readonly duration: number } | Failed;

/**
 * Sends one test request, or the call that revokes a token. Our own fetches never match our rules, so the candidate is what arrives, also while
 * another token is attached to the host. Never throws: what goes wrong is an outcome.
 * @param signal ends it early
 */
export function probeFetch(request: OwnRequest, signal: AbortSignal): Promise<ProbeReply> {
  return exchange(request, signal, TEST.timeout, readAnswer);
}

/** Asks for something that the user wants to keep as it is; otherwise like `probeFetch`. */
export function fetchWhole(request: ProbeRequest, signal: AbortSignal): Promise<WholeReply> {
  return exchange(request, signal, WHOLE.timeout, readWhole);
}

/** A test's, or the call that revokes a token. */
type OwnRequest = ProbeRequest | RevokeRequest;

/** The only request of the product's own: no cookie, no cache, no redirect, no referrer. */
async function exchange<T>(
  request: OwnRequest,
  signal: AbortSignal,
  milliseconds: number,
  read: (response: Response) => Promise<T>,
): Promise<{ readonly answer: T; readonly duration: number } | Failed> {
  const started = performance.now();
  const duration = (): number => Math.round(performance.now() - started);
  const timeout = AbortSignal.timeout(milliseconds);
  const error = networkError(request.url);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([timeout, signal]),
    });
    return { answer: await read(response), duration: duration() };
  } catch {
    const failed = timeout.aborted ? 'timeout' : await error.reason();
    return { failed, duration: duration() };
  } finally {
    error.stop();
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const header = (name: string): string | null => response.headers.get(name);
  const base = { status: response.status, header, body: undefined };
  if (isRedirect(response)) {
    await response.body?.cancel();
    return { ...base, kind: 'redirect' };
  }
  const bytes = await readBounded(response, TEST.largest);
  if (bytes === null) return { ...base, kind: 'too-large' };
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return { ...base, kind: 'empty' };
  try {
    return { ...base, text, body: JSON.parse(text), kind: 'json' };
  } catch {
    const html = /html/i.test(header('content-type') ?? '') || text.trimStart().startsWith('<');
    return { ...base, text, kind: html ? 'html' : 'other' };
  }
}

async function readWhole(response: Response): Promise<WholeAnswer> {
  if (isRedirect(response) || !response.ok) {
    await response.body?.cancel();
    return isRedirect(response) ? { kind: 'redirect' } : { kind: 'status', status: response.status };
  }
  const body = await readBounded(response, WHOLE.largest);
  if (body === null) return { kind: 'too-large' };
  return { kind: 'whole', body, contentType: response.headers.get('content-type') };
}

function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}
