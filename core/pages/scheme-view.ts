import { headerAsPasted } from '../pending/as-pasted';
import type { Draft } from '../pending/draft';
import type { FoundToken } from '../pending/reading';
import type { Provider } from '../providers/provider';

export interface SchemeView {
  /** What the paste has around the token: `Bearer`. */
  readonly pasted: string;
  readonly own: string;
  /** Whether it is sent as pasted; null where that is not offered. */
  readonly asPasted: boolean | null;
}

/** A header of another name, or another provider's own word, is said and never sent: a server may echo or store it. */
export function schemeView(
  { found, asPasted }: Draft,
  provider: Provider,
  providers: readonly Provider[],
): SchemeView | null {
  const [own] = provider.headers;
  const { header } = found;
  if (header === null || own === undefined || isSame(header, own)) return null;
  const offered = headerAsPasted(header, provider, providers) !== null;
  return {
    pasted: schemeText(header, own.name),
    own: schemeText(own, header.name),
    asPasted: offered ? asPasted : null,
  };
}

/** Servers read the word without regard to case (RFC 9110, 11.1). */
function isSame(one: NonNullable<FoundToken['header']>, other: Provider['headers'][number]): boolean {
  const plain = ({ name, template, encoding }: typeof one) =>
    [name, template.replace(/\s+/g, ' '), encoding].join('\n').toLowerCase();
  return plain(one) === plain(other);
}

/** The word before the token; with the header's name where that is not the other's too. */
function schemeText(header: NonNullable<FoundToken['header']>, other: string): string {
  const word = schemeWord(header);
  const same = header.name.toLowerCase() === other.toLowerCase();
  return same && word !== '' ? word : `${header.name}: ${word}`.replace(/: $/, '');
}

/** The word before a token: `Bearer`. */
export function schemeWord({ encoding, template }: NonNullable<FoundToken['header']>): string {
  return encoding === 'basic' ? 'Basic' : (template.split('{token}')[0] ?? '').trim();
}
