import { json } from './answers';
import { callerHere, type ProviderApi } from './provider-api';

const errorBody = (message: string) => ({ errors: [{ message }] });

/** Airship UK REST API: Bearer tokens, everything under `/v1`. Its 403 and 429 are not documented. */
export const airship: ProviderApi = {
  name: 'airship',
  credential: { header: 'authorization', prefix: 'Bearer ' },
  refusesPlainHttp: false,
  errorBody,
  answer(call) {
    const { method, path } = call.request;
    if (!path.startsWith('/v1/')) return null;
    const caller = callerHere(call);
    if (caller === null) return json(401, errorBody('Unauthorized'));
    if (caller.behaviour === 'forbidden') return json(403, errorBody('Forbidden'));
    if (caller.behaviour.startsWith('rate-limited')) return json(429, errorBody('Too Many Requests'));
    if (method === 'GET' && path === '/v1/account/units') {
      const data = [
        { id: 1, name: caller.holder, is_root: true },
        { id: 2, name: 'Sample Branch', is_root: false },
      ];
      return json(200, { current_page: 1, data, per_page: 15, total: data.length });
    }
    return method === 'GET' ? null : json(404, errorBody('Not Found'));
  },
};
