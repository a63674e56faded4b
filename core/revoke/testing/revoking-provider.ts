import * as v from 'valibot';
import { type Provider, providerSchema } from '../../providers/provider';

/** A provider with a call that revokes, and as little else as it takes. */
export function revokingProvider(call: object, more: object = {}): Provider {
  return v.parse(providerSchema, {
    id: 'made-up',
    name: 'Made Up',
    hosts: [{ origin: 'https://api.made-up.com' }],
    headers: [{ name: 'Authorization', template: 'Bearer {token}' }],
    checks: [{ method: 'GET', path: '/me', works: { status: [200] } }],
    messagePaths: ['message'],
    revoke: { call },
    sources: ['https://docs.made-up.com'],
    confidence: 'high',
    ...more,
  });
}

/** Deletes itself at a path of its own. */
export const DELETE_SELF = { method: 'DELETE', path: '/v1/tokens/self', works: { status: [204] } };
/** Names itself in the body, without any header; the answer only says that it was taken. */
export const POST_BARE = {
  method: 'POST',
  path: '/credentials/revoke',
  body: '{"credentials":["{token}"]}',
  withToken: false,
  works: { status: [202] },
};
/** Asks who it is first. */
export const BY_ID = {
  id: { path: '/v1/whoami', at: 'token.id' },
  method: 'DELETE',
  path: '/v1/tokens/{id}',
  works: { status: [204] },
};
