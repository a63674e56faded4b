import { isAnyPort } from '../shapes/any-port';
import type { TokenRecord } from './token-record';

interface AtOrigins {
  readonly origins: readonly string[];
}

/** Whether a token goes to any address over plain http, where everybody between can read it. */
export function isPlainHttp({ origins }: AtOrigins): boolean {
  return origins.some((origin) => origin.startsWith('http:'));
}

/**
 * The tabs that a token is sent from. Over plain http these are chosen ones only, whatever the record says: another
 * network has another `nas.local`, another project the same port, and either would get the token of a visit.
 */
export function scopeOf(token: AtOrigins & Pick<TokenRecord, 'scope'>): TokenRecord['scope'] {
  return isPlainHttp(token) ? 'chosen-tabs' : token.scope;
}

/**
 * Pages that may use a token. Over plain http there are none: rules know pages by host, so a page of every other
 * port of this computer would count as well.
 */
export function pagesOf(token: AtOrigins & { readonly allowedSites: readonly string[] }): readonly string[] {
  return isPlainHttp(token) ? [] : token.allowedSites;
}

/** The origin that is opened or asked first. Of every port of this computer it is the usual one. */
export function firstOrigin({ origins: [first = ''] }: AtOrigins): string {
  return isAnyPort(first) ? first.replace(/:0$/, '') : first;
}
