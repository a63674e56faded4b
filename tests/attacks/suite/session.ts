import { carries } from '../../e2e/support/carried';
import { SESSION_START } from '../../servers/session-cookie';
import { until } from '../../support/until';
import type { Stage } from './stage';
import { TARGET } from './target';

/** What a sign-in of the API is to answer with. */
export interface SignIn {
  /** A `Set-Cookie` line each; `{id}` stands for the session. */
  readonly set: readonly string[];
  /** How often, each time with the next number for `{n}`. */
  readonly times?: number;
  readonly status?: number;
  /** Where it redirects to. */
  readonly to?: string;
}

/** The session that a vector is after, as text that is in no other. @param path that of the vector */
export function sessionOf(path: string): string {
  return `${SESSION_START}${path}.`;
}

/** The address at which the API opens that session for anyone who comes with the token. */
export function signInAddress({ path }: Pick<Stage, 'path'>, { set, times, status, to }: SignIn): string {
  const query = new URLSearchParams(
    set.map((line) => ['set', line.replaceAll('{id}', sessionOf(vectorPath(path)))]),
  );
  if (times !== undefined) query.set('times', String(times));
  if (status !== undefined) query.set('status', String(status));
  if (to !== undefined) query.set('to', to);
  return `${TARGET.origin}/session?${query}`;
}

/** Waits until a sign-in has arrived. @throws where it did not carry the token, as nothing could come of it */
export async function whenSignedIn({ path, replica }: Stage, method = 'GET'): Promise<void> {
  const id = encodeURIComponent(sessionOf(vectorPath(path)));
  const fits = (request: { path: string; url: string; method: string }) =>
    request.path === '/session' && request.method === method && request.url.includes(id);
  await until('a sign-in with the token', () =>
    replica.log.all().some((request) => fits(request) && carries(request, TARGET.secret)),
  );
}

/** The user opens the API's sign-in in a tab of their own. */
export async function visitSignIn(stage: Stage, signIn: SignIn): Promise<void> {
  await stage.home.goto(signInAddress(stage, signIn));
  await whenSignedIn(stage);
}

/** Without the number of the round. */
function vectorPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
