import type { Answer, FullAnswer, SiteRequest } from './site';

const METHODS = 'GET, POST, PUT, PATCH, DELETE, OPTIONS';

/**
 * Cross-origin headers for the listed origins only. `authorization` and `x-api-key` are not among the
 * allowed headers: what the extension adds comes after the browser's check and must not need them.
 */
export function corsHeaders(request: SiteRequest, origins: readonly string[]): Record<string, string> {
  const [origin] = request.headerValues('origin');
  if (origin === undefined || !origins.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': 'accept, content-type',
    'access-control-max-age': '0',
  };
}

/** The answer to a preflight, which is never authenticated; null for any other request. */
export function preflightAnswer(request: SiteRequest): FullAnswer | null {
  return request.method === 'OPTIONS' ? { status: 204, headers: { allow: METHODS }, body: '' } : null;
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return typeof answer === 'string' ? answer : { ...answer, headers: { ...headers, ...answer.headers } };
}
