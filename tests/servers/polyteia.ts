import { json } from './answers';
import { polyteiaApp } from './polyteia-app';
import { callerHere, type ProviderApi } from './provider-api';
import type { Answer, SiteRequest } from './site';

const error = (code: string, message: string) => ({ error: { code, message, details: null } });

/**
 * Polyteia: one `POST /api` whose business failures come as an error object inside a 200; the provider's own
 * web app lives on the same host.
 */
export const polyteia: ProviderApi = {
  name: 'polyteia',
  credential: { header: 'authorization', prefix: 'Bearer ' },
  refusesPlainHttp: false,
  errorBody: (message) => error('internal', message),
  answer(call) {
    const { request } = call;
    const fromApp = polyteiaApp(request);
    if (fromApp !== null) return fromApp;
    if (request.path !== '/api' || request.method !== 'POST') return null;
    const caller = callerHere(call);
    if (caller === null) return json(401, { error: 'Unauthorized' });
    if (caller.behaviour === 'forbidden') return json(403, error('forbidden', 'missing permission'));
    if (caller.behaviour.startsWith('rate-limited')) return json(429, error('busy', 'too many requests'));
    return run(request, caller.holder);
  },
};

function run(request: SiteRequest, organization: string): Answer {
  const [type] = request.headerValues('content-type');
  // Documented as required; what the API does without it is not documented.
  if (type?.split(';')[0] !== 'application/json') return json(200, error('invalid_content_type', 'not JSON'));
  if (queryOf(request.body) !== 'list_organizations') return json(200, error('not_found', 'unknown query'));
  const items = [{ id: 'org_sample', name: organization, slug: 'sample' }];
  return json(200, { data: { total: 1, page: 1, size: 1, items } });
}

function queryOf(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'query' in parsed ? parsed.query : null;
  } catch {
    return null;
  }
}
