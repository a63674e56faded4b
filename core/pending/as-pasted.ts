import type { Provider } from '../providers/provider';
import { valuesIn } from '../token/headers';
import type { PastedHeader } from './reading';
import { byScheme } from './whose';

type Header = Provider['headers'][number];

/**
 * The provider's header with the scheme that was pasted, where that is another one than its record has: a
 * PagerDuty OAuth token goes as `Bearer`, its keys as `Token token=`.
 * @returns null where nothing differs, or where the scheme is another provider's own
 */
export function headerAsPasted(
  pasted: PastedHeader | null,
  provider: Pick<Provider, 'id' | 'headers'>,
  providers: readonly Provider[],
): Header | null {
  if (pasted === null) return null;
  const own = provider.headers.find(({ name }) => name.toLowerCase() === pasted.name.toLowerCase());
  if (own === undefined || pasted.template === '{token}') return null;
  const isSame =
    own.encoding === pasted.encoding &&
    (own.template.toLowerCase() === pasted.template.toLowerCase() || isFilled(own, pasted.template));
  const whose = byScheme(providers, schemeOf(pasted.template));
  if (isSame || (whose !== null && whose.providerId !== provider.id)) return null;
  return { name: own.name, template: pasted.template, encoding: pasted.encoding };
}

/** Whether it is the provider's own with the fields filled in: `ada@example.com:{token}` of `{email}:{token}`. */
function isFilled(own: Header, pasted: string): boolean {
  const names = [...own.template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
  return own.encoding === 'basic' && valuesIn(own, pasted, names)?.['token'] === '{token}';
}

function schemeOf(template: string): string {
  return template.replace(/\{token\}.*$/s, '').trim();
}
