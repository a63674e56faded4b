import { json, redirect, page as webPage } from '../../servers/answers';
import type { Replica } from '../../servers/replica';
import type { LoggedRequest } from '../../servers/request-log';
import type { Site } from '../../servers/site';

/** An API that nobody has written down. */
export const HOST = 'api.acme.example';
export const CHECK = `https://${HOST}/v1/me`;
export const SECRET = 'acm_1kT4mQ9xV2bN7cR3wZ6sJ8h';
export const KEY_LINE = `x-api-key: ${SECRET}`;
const NAMES = ['authorization', 'cookie', 'x-api-key', 'acme-version'];

/** Takes the token as `X-Api-Key` and in no other way. */
export const acme: Site = ({ path, headerValues }) => {
  const isGood = headerValues('x-api-key').join() === SECRET;
  if (path === '/open') return json(200, { ok: true });
  if (path === '/sign-in') return isGood ? json(200, { ok: true }) : webPage('Sign in', 'Your name?');
  if (path === '/moved') return redirect('https://other.example/');
  return isGood ? json(200, { user: { name: 'Jane Doe' } }) : json(401, { error: { message: 'No key' } });
};

/** What the server saw of each request to the host: its path, and the lines that could say who asks. */
export const seen = ({ log }: Replica) =>
  log
    .find({ host: HOST })
    .filter(({ path }) => path !== '/favicon.ico')
    .map((request) => lineOf(log, request));
const lineOf = (log: Replica['log'], request: LoggedRequest) =>
  [`${request.method} ${request.path}`, ...log.headerLines(request, NAMES)].join(' | ');
