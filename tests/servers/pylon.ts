import { json } from './answers';
import { accountId, type KnownToken } from './known-tokens';
import type { ApiCall, ProviderApi } from './provider-api';
import type { Answer } from './site';

const error = (code: string, message: string) => ({
  errors: [message],
  request_id: '00000000-0000-4000-8000-000000000000',
  code,
});

/** Pylon API: Bearer tokens that work in their own region only. */
export const pylon: ProviderApi = {
  name: 'pylon',
  credential: { header: 'authorization', prefix: 'Bearer ' },
  refusesPlainHttp: false,
  errorBody: (message) => error('error', message),
  answer(call) {
    const { method, path } = call.request;
    if (path !== '/me') return method === 'GET' ? null : json(404, error('not_found', 'Not found'));
    return refusal(call) ?? (call.caller === null ? null : me(call.caller));
  },
};

function refusal({ caller, credential, region }: ApiCall): Answer | null {
  if (caller === null) {
    return credential.state === 'given'
      ? json(401, error('invalid_api_token', 'Invalid API token'))
      : json(401, error('invalid_authorization_header', 'Invalid authorization header'));
  }
  if (caller.region !== region) {
    return json(401, error('wrong_region_token', 'This token belongs to another region'));
  }
  if (caller.behaviour === 'forbidden') return json(403, error('permission_denied', 'Permission denied'));
  if (caller.behaviour === 'works') return null;
  const headers = caller.behaviour === 'rate-limited' ? { 'x-retry-after': '30' } : undefined;
  return json(429, error('rate_limited', 'Too many requests'), headers);
}

function me(caller: KnownToken): Answer {
  const user = { id: 'user_sample', email: 'ada@sample.example' };
  const data = { id: `org_${accountId(caller)}`, name: caller.holder, user };
  return json(200, { data, request_id: 'sample' });
}
