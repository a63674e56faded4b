import * as v from 'valibot';
import { providerSchema } from '../../../core/providers/provider';
import packageFile from '../../../package.json' with { type: 'json' };
import { compileCatalogue } from '../../../scripts/catalogue/compile';
import { json } from '../../servers/answers';
import type { Replica } from '../../servers/replica';
import type { Answer, Site, SiteRequest } from '../../servers/site';

/** Made-up providers, each with another call that revokes; `auth` is called at another host of its company. */
const HOSTS = {
  self: 'api.self-revoke.com',
  bare: 'api.bare-revoke.com',
  byid: 'api.byid-revoke.com',
  auth: 'api.auth-revoke.com',
  none: 'api.none-revoke.com',
} as const;
export type Kind = keyof typeof HOSTS;
export const AUTH_HOST = 'login.auth-revoke.com';

export const SECRET = 'sample-revoke-00000000-7Xqk';

const CALLS: Readonly<Record<Kind, object | undefined>> = {
  self: {
    method: 'DELETE',
    path: '/v1/tokens/self',
    withToken: true,
    type: 'json',
    works: { status: [204] },
  },
  bare: {
    method: 'POST',
    path: '/credentials/revoke',
    body: '{"credentials":["{token}"]}',
    type: 'json',
    withToken: false,
    works: { status: [202] },
  },
  byid: {
    id: { path: '/v1/whoami', at: 'token.id' },
    method: 'DELETE',
    path: '/v1/tokens/{id}',
    type: 'json',
    withToken: true,
    works: { status: [204] },
  },
  auth: {
    origin: `https://${AUTH_HOST}`,
    method: 'POST',
    path: '/revoke',
    body: 'token={token}',
    type: 'form',
    withToken: false,
    works: { status: [200], path: 'revoked', equals: true },
  },
  none: undefined,
};

/** What the build makes of them: a catalogue of these alone. */
export function revokingCatalogue(): string {
  const described = Object.entries(HOSTS).map(([id, host]) => ({
    id,
    name: `Made ${id}`,
    confidence: 'high',
    hosts: [{ origin: `https://${host}`, region: null }],
    headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
    sources: [`https://docs.${host}/`],
    checks: [
      {
        method: 'GET',
        path: '/v1/me',
        works: { status: [200], path: 'name', exists: true },
        identity: { kind: 'user', paths: ['name'] },
      },
    ],
    messagePaths: ['message'],
    revoke: {
      pages: id === 'self' ? [{ url: 'https://app.self-revoke.com/keys', region: null }] : [],
      steps: id === 'self' ? ['Settings', 'Keys'] : [],
      call: CALLS[id as Kind],
    },
  }));
  const providers = described.map((provider) => v.parse(providerSchema, provider));
  return compileCatalogue(providers, packageFile.version);
}

export interface RevokingSites {
  readonly sites: Readonly<Record<string, Site>>;
  /** From now on the calls that revoke are answered so, and revoke nothing. */
  answerCallsWith(answer: Answer | null): void;
}

/** Their servers. A token works until the call that revokes it. */
export function revokingSites(): RevokingSites {
  let isAlive = true;
  let instead: Answer | null = null;
  const site: Site = (request) => {
    if (request.path === '/v1/me') {
      const known = isAlive && request.headerValues('authorization').join() === `Bearer ${SECRET}`;
      return known ? json(200, { name: 'Sample User' }) : json(401, { message: 'Bad credentials' });
    }
    if (request.path === '/v1/whoami') return instead ?? json(200, { token: { id: 'tok_1' } });
    if (instead !== null) return instead;
    isAlive = false;
    return answerOf(request);
  };
  return {
    sites: Object.fromEntries([...Object.values(HOSTS), AUTH_HOST].map((host) => [host, site])),
    answerCallsWith: (answer) => {
      instead = answer;
    },
  };
}

function answerOf({ method, path }: SiteRequest): Answer {
  if (path === '/revoke') return json(200, { revoked: true });
  return method === 'DELETE' ? { status: 204, headers: {}, body: '' } : json(202, {});
}

/** Everything that reached the servers of the made-up companies: the request, what it carries, its body. */
export function arrived(replica: Replica): readonly string[] {
  const names = ['authorization', 'content-type', 'cookie', 'referer'];
  return replica.log
    .all()
    .filter(({ host }) => host.endsWith('-revoke.com'))
    .map((request) => {
      const { method, host, url, body } = request;
      return [`${method} https://${host}${url}`, ...replica.log.headerLines(request, names), body]
        .filter((line) => line !== '')
        .join('\n');
    });
}

/** Match patterns of their hosts, but for the other one of `auth`. */
export const GRANTED = Object.values(HOSTS).map((host) => `https://${host}/*`);
