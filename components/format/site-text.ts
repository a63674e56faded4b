import { isAnyPort } from '../../core/shapes/any-port';
import { EXACT_ORIGIN } from '../../core/shapes/exact-origin';

/** `api.example.com` for `https://api.example.com`, and `localhost:*` for every port of it. */
export function hostText(origin: string): string {
  const host = origin.replace(/^https?:\/\//, '');
  return isAnyPort(origin) ? host.replace(/:0$/, ':*') : host;
}

/** The origin of a tab's address when it is https and could be an API's, else null. */
export function secureOrigin(url: string | null): string | null {
  if (!url?.startsWith('https://') || !URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return EXACT_ORIGIN.test(origin) ? origin : null;
}
