import type { Answer } from '../../core/probe/answer';
import type { OutcomeReason } from '../../core/probe/outcome';
import type { ProbeRequest } from '../../core/probe/probe-request';
import { networkError } from './network-error';
import { readBounded } from './read-bounded';

/** Milliseconds for the whole exchange. */
const TIMEOUT = 10_000;
/** Bytes of an answer that are read at most. */
const LARGEST_ANSWER = 1_048_576;

export type ProbeReply =
  | { readonly answer: Answer; readonly duration: number }
  | { readonly failed: OutcomeReason; readonly duration: number };

/**
 * Sends one test request: no cookie, no cache, no redirect, no referrer. Our own fetches never match
 * our rules, so the candidate is what arrives, also while another token is attached to the host.
 * Never throws: what goes wrong is an outcome.
 * @param signal ends it early
 */
export async function probeFetch(request: ProbeRequest, signal: AbortSignal): Promise<ProbeReply> {
  const started = performance.now();
  const duration = (): number => Math.round(performance.now() - started);
  const timeout = AbortSignal.timeout(TIMEOUT);
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
    return { answer: await readAnswer(response), duration: duration() };
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
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel();
    return { ...base, kind: 'redirect' };
  }
  const text = await readBounded(response, LARGEST_ANSWER);
  if (text === null) return { ...base, kind: 'too-large' };
  if (text.trim() === '') return { ...base, kind: 'empty' };
  try {
    return { ...base, body: JSON.parse(text), kind: 'json' };
  } catch {
    const html = /html/i.test(header('content-type') ?? '') || text.trimStart().startsWith('<');
    return { ...base, kind: html ? 'html' : 'other' };
  }
}
