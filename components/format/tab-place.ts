import { httpUse } from '../../core/shapes/local-address';
import { secureOrigin } from './site-text';

const LONGEST = 500;

/**
 * Where an API may be: host and path of what a tab shows, without its query.
 * @returns null where no token could be sent
 */
export function tabPlace(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, origin, pathname } = new URL(url);
  const isHost = protocol === 'https:' ? secureOrigin(url) !== null : httpUse(origin) !== 'refused';
  if (!isHost) return null;
  return (origin + pathname).length > LONGEST ? origin : origin + pathname;
}
