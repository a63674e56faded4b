import type { TokenRecord } from '../token/token-record';
import type { Draft } from './draft';
import type { FoundToken, Mend } from './reading';

/**
 * A draft of a token that was found. Of what may go wrong nothing is ticked: neither pages nor extra headers, nor
 * a token that nobody's address or name belongs to.
 * @param replaced the token whose secret it replaces, which stays as it is in all else
 * @param alone whether it is the only one
 */
export function draftOf(found: FoundToken, id: string, replaced: TokenRecord | null, alone: boolean): Draft {
  const { owner } = found;
  const providerId = replaced?.providerId ?? owner.providerId;
  return {
    id,
    secret: found.secret,
    found,
    mended: true,
    ticked: alone || (providerId !== null && found.sameAs === null),
    providerId,
    chosenByUser: false,
    region: replaced?.region ?? owner.region,
    allowedSites: [...(replaced?.allowedSites ?? [])],
    asPasted: true,
    extraHeaders: [],
    looksOdd: false,
    otherAccount: null,
  };
}

/** What was taken off a token can be put back where it may be part of one. The rest no header can carry. */
export function canUndo(found: FoundToken): boolean {
  return unmended(found) !== found.secret;
}

/** The token with the punctuation and the brackets that stood around it. */
export function unmended({ secret, mended }: FoundToken): string {
  return mended.reduceRight((whole, mend) => withBack(whole, mend), secret);
}

function withBack(secret: string, mend: Mend): string {
  if (mend.kind === 'punctuation') return secret + mend.text;
  if (mend.kind !== 'brackets') return secret;
  const [opening, closing] = mend.text.split(/\s+/).length === 2 ? mend.text.split(/\s+/) : [...mend.text];
  return `${opening ?? ''}${secret}${closing ?? ''}`;
}
