import type { Block, Part, PasteReader } from '../find';
import { isFirst, parsed } from './json';
import { isObject, pairsOf, partsOfRequests, type SavedAuth, savedAuth, textsOf } from './saved-request';

type Json = Readonly<Record<string, unknown>>;

/**
 * A session that HTTPie keeps: headers as a list since version 3.2, as an object before, and `auth` with its parts or
 * as `raw_auth`. The host is the name of its folder, so it is not in the file. https://httpie.io/docs/cli/sessions
 */
export const httpieSession: PasteReader = {
  name: 'httpie-session',
  accepts: (lines, at) => sessionOf(lines, at) !== null,
  read(lines, at): Block {
    const session = sessionOf(lines, at);
    if (session === null) return { found: [], next: at };
    const { headers, auth, cookies } = session;
    const list = Array.isArray(headers) ? pairsOf(headers) : Object.entries(textsOf(headers));
    const hasCookies = isObject(cookies)
      ? Object.keys(cookies).length > 0
      : Array.isArray(cookies) && cookies.length > 0;
    const cookie: Part = { kind: 'instead', doubt: 'cookie', name: null, text: null };
    const request = { method: null, url: null, headers: list, auth: authOf(auth) };
    return {
      found: [...partsOfRequests([request]), ...(hasCookies ? [{ part: cookie, scope: 1 }] : [])],
      next: lines.length,
    };
  },
};

function sessionOf(lines: readonly string[], at: number): Json | null {
  if (!/^\s*\{/.test(lines[at] ?? '') || !isFirst(lines, at)) return null;
  const text = lines.slice(at).join('\n');
  if (!/"__meta__"\s*:/.test(text)) return null;
  const value: unknown = parsed(text);
  return isObject(value) && isObject(value['__meta__']) && 'httpie' in value['__meta__'] ? value : null;
}

function authOf(auth: unknown): SavedAuth | null {
  const { type = '', raw_auth: raw, username = '', password = '' } = textsOf(auth);
  if (type === 'bearer') return savedAuth(type, { token: raw ?? password });
  const [, user = username, secret = password] = /^([^:]*):(.*)$/s.exec(raw ?? '') ?? [];
  return savedAuth(type, { username: user, password: secret });
}
