import { json } from './answers';
import { accountId, type KnownToken } from './known-tokens';
import { callerHere, type ProviderApi } from './provider-api';
import type { Answer } from './site';

const LISTS = ['/incidents', '/services', '/users'];
const error = (code: number, message: string, errors?: readonly string[]) => ({
  error: { message, code, ...(errors === undefined ? {} : { errors }) },
});

/**
 * PagerDuty REST API v2: `Token token=` to the letter or 401, https only. Codes and texts are those of its
 * public list of errors.
 */
export const pagerduty: ProviderApi = {
  name: 'pagerduty',
  credential: { header: 'authorization', prefix: 'Token token=' },
  refusesPlainHttp: true,
  errorBody: (message) => error(2001, message),
  answer(call) {
    const { method, path } = call.request;
    const documented = path === '/users/me' || path === '/abilities' || LISTS.includes(path);
    if (!documented) return method === 'GET' ? null : json(404, error(2100, 'Not Found'));
    const caller = callerHere(call);
    if (caller === null) return json(401, error(2006, 'Authentication failed'));
    return refusal(caller) ?? resource(path, caller);
  },
};

function refusal({ behaviour }: KnownToken): Answer | null {
  if (behaviour === 'forbidden') return json(403, error(2010, 'Access Denied'));
  if (behaviour === 'plan-lacks-it') return json(402, error(2014, 'Missing Account Ability'));
  if (behaviour === 'rate-limited-bare') return { status: 429, headers: {}, body: '' };
  if (behaviour === 'works') return null;
  const limits = { 'ratelimit-limit': '960', 'ratelimit-remaining': '0', 'ratelimit-reset': '20' };
  return json(429, error(2020, 'Rate Limit Exceeded'), limits);
}

function resource(path: string, caller: KnownToken): Answer {
  const { kind, holder } = caller;
  if (path === '/abilities') return json(200, { abilities: ['sso', 'teams', 'read_only_users'] });
  if (path !== '/users/me') return json(200, { [path.slice(1)]: [], limit: 25, offset: 0, more: false });
  if (kind === 'account') {
    return json(400, error(2001, 'Invalid Input Provided', ['only a user-level key has a current user']));
  }
  const id = `P${accountId(caller)}`;
  const html_url = `https://sample-company.pagerduty.com/users/${id}`;
  return json(200, { user: { id, type: 'user', name: 'Sample User', email: holder, html_url } });
}
