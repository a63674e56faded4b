import { filledTemplate, headerValue, type Secrets, type TokenHeader, valuesOf } from '../token/headers';
import type { TokenRecord } from '../token/token-record';

/**
 * Everything of a token that must not be shown when a server repeats it, for `cleanText`, which also knows how
 * each of them looks when it is encoded. A plain header's value adds nothing to the secret in it. A pair of Basic
 * does: on the way it is base64, in which parts of the secret stand differently, and a short password in a
 * longer secret would pass as chance.
 * @throws {InvalidInputError} for a header that must not be sent either
 */
export function secretsOf(token: Secrets & Pick<TokenRecord, 'headers'>): readonly string[] {
  const basic = token.headers.filter(({ encoding }) => encoding === 'basic');
  const derived = basic.flatMap((header) => [
    headerValue(header, token).slice('Basic '.length),
    passwordOf(header, token),
  ]);
  const fields = token.fields.flatMap(({ value, secret }) => (secret ? [value] : []));
  return [...new Set([token.secret, ...fields, ...derived])].filter((text) => text !== '');
}

/** The part of a pair behind its first colon, where it comes from the secret; else nothing. */
function passwordOf(header: TokenHeader, secrets: Secrets): string {
  const behindColon = (text: string): string => text.slice(text.indexOf(':') + 1);
  const password = behindColon(filledTemplate(header, valuesOf(secrets)));
  return password === behindColon(header.template) ? '' : password;
}
