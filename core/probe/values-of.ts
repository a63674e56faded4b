import { type PlaceOf, TOKEN_PLACE } from '../providers/filled-address';
import type { ProviderField } from '../providers/provider';
import { fieldValues } from '../token/headers';
import type { TokenRecord } from '../token/token-record';

/** A place of a template with what fills it. */
export interface PlaceValue extends PlaceOf {
  readonly value: string;
  /** Whether nobody may see the value. */
  readonly secret: boolean;
}

/**
 * Everything of a token that may fill the templates of its provider: the token, and its fields. A field that is cut
 * from the token follows it, whatever the record still has from an earlier one; a field that was left empty is none.
 * @param fields that the provider declares. What a record has besides them fills nothing but headers
 */
export function placesOf(
  token: Pick<TokenRecord, 'secret' | 'fields'>,
  fields: readonly ProviderField[],
): readonly PlaceValue[] {
  const kept = fieldValues(token);
  return [
    { ...TOKEN_PLACE, value: token.secret, secret: true },
    ...fields.flatMap(({ name, pattern, secret, cutFromToken }) => {
      const own = Object.hasOwn(kept, name) ? (kept[name] ?? '') : '';
      const value = cutFromToken === undefined ? own : (cutValue(cutFromToken, token.secret) ?? own);
      const isSecret = secret || token.fields.some((field) => field.name === name && field.secret);
      return value === '' ? [] : [{ name, pattern, value, secret: isSecret }];
    }),
  ];
}

/** The part of a token that a field is. @param pattern its one group is the value */
function cutValue(pattern: string, secret: string): string | null {
  return new RegExp(pattern).exec(secret)?.[1] ?? null;
}
