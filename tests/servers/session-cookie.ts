import { json, redirect } from './answers';
import type { Answer, SiteRequest } from './site';

/** How the value of every session cookie begins. */
export const SESSION_START = 'opened-with-a-token.';

/** What the log and the pages call a caller who came with a session and no token. */
const BY_COOKIE = 'by cookie';

/**
 * A sign-in, `/session?set=…&set=…&times=…&status=…&to=…`: each `set` is a whole `Set-Cookie` line, which only a
 * caller with a token gets. With `times` it comes as often, each time with the next number for its `{n}`. `to` makes
 * the answer a redirect.
 * @param holder who came with a token; null for everybody else, and for a caller with a cookie too
 * @returns null for any other path
 */
export function signInAnswer({ path, query }: SiteRequest, holder: string | null): Answer | null {
  if (path !== '/session') return null;
  if (holder === null) return json(401, { authenticated: null });
  const to = query.get('to');
  const answer =
    to === null
      ? json(Number(query.get('status') ?? 200), { authenticated: holder })
      : redirect(to, Number(query.get('status') ?? 302));
  const times = Number(query.get('times') ?? 1);
  const lines = query
    .getAll('set')
    .flatMap((line) => Array.from({ length: times }, (_, number) => line.replace('{n}', String(number))));
  return { ...answer, headers: { ...answer.headers, 'set-cookie': lines } };
}

/** Who a request comes from by its cookie alone; null without a session. */
export function sessionHolder(request: SiteRequest): string | null {
  return request.headerValues('cookie').join().includes(SESSION_START) ? BY_COOKIE : null;
}
