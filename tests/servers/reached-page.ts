import { json, page } from './answers';
import type { Answer, SiteRequest } from './site';

/**
 * What a host answers on any other path: that it was reached, and as whom. HTML for those who ask for it. Browsers
 * may keep it, unless the path ends with `/never-kept`.
 */
export function reachedPage(
  { host, path, method, headerValues }: SiteRequest,
  caller: string | null,
): Answer {
  const facts = { reached: true, host, path, method, authenticated: caller };
  const headers = path.endsWith('/never-kept') ? { 'cache-control': 'no-store' } : {};
  if (!headerValues('accept').join().includes('text/html')) return json(200, facts, headers);
  const text = JSON.stringify(facts).replaceAll('<', '\\u003c');
  return page(host, `<h1>${host}</h1><pre id="reached">${text}</pre>`, headers);
}
