import { json } from './answers';
import { callerHere, type ProviderApi } from './provider-api';

const error = (code: string, message: string) => ({ error: { message, code } });

/** SplxAI Probe Platform API: the bare token in `X-Api-Key`. A token of the other region is an unknown one. */
export const splxai: ProviderApi = {
  name: 'splxai',
  credential: { header: 'x-api-key', prefix: '' },
  refusesPlainHttp: false,
  errorBody: (message) => error('ERROR', message),
  answer(call) {
    const { method, path } = call.request;
    if (!path.startsWith('/api/')) return null;
    const caller = callerHere(call);
    if (caller === null) {
      const message = 'Unauthorized: Authentication is required to access this resource.';
      return json(401, error('UNAUTHORIZED', message));
    }
    if (caller.behaviour === 'forbidden') return json(403, error('FORBIDDEN', 'Forbidden'));
    if (caller.behaviour.startsWith('rate-limited')) return json(429, error('ERROR', 'Too Many Requests'));
    if (method === 'GET' && path === '/api/v2/benchmarks/models') {
      return json(200, [{ id: 1, name: `sample model of ${caller.holder}` }]);
    }
    if (method === 'POST' && path === '/api/v2/test-run/trigger') return json(200, { testRunId: 1 });
    return method === 'GET' ? null : json(404, error('NOT_FOUND', 'Not found'));
  },
};
