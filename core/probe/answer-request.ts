import { InvalidInputError } from '../errors/invalid-input-error';
import { exactAddress } from '../providers/filled-address';
import { isSendable } from '../shapes/exact-origin';
import { goesTo } from '../token/goes-to';
import { secretHeaders } from '../token/headers';
import type { TokenRecord } from '../token/token-record';
import type { ProbeRequest } from './probe-request';

type Asked = Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'companions' | 'origins' | 'pathPrefix'>;

/**
 * The request that asks for what a tab shows once more, with everything that a visit carries.
 * @param url as the tab shows it; its fragment is not sent
 * @throws {InvalidInputError} `not-its-address` unless its origin is sendable and the record's, and it is below the prefix
 */
export function answerRequest(url: string, token: Asked): ProbeRequest {
  if (!URL.canParse(url)) throw new InvalidInputError('not-its-address');
  const { protocol, username, password, origin, pathname, search } = new URL(url);
  // A `blob:` address has the origin of its page.
  const isOrdinary = /^https?:$/.test(protocol) && username + password === '';
  if (!isOrdinary || !isSendable(origin) || !goesTo(url, token)) {
    throw new InvalidInputError('not-its-address');
  }
  return {
    method: 'GET',
    url: exactAddress(origin, `${pathname}${search}`),
    headers: Object.fromEntries([
      ...token.companions.map(({ name, value }) => [name, value] as const),
      ...secretHeaders(token),
    ]),
    body: null,
  };
}
