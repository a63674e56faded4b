import type { Draft } from '../pending/draft';
import type { Provider } from '../providers/provider';
import { filledTemplate } from '../token/headers';
import { masked } from '../token/secret';

/** A key that goes in no header, so that no rule can send it. */
export interface ElsewhereView {
  readonly place: 'query' | 'body' | 'path';
  /** How the provider takes it, with dots for the key: `?key=••••6789`. */
  readonly line: string;
}

/** @returns null for a provider that takes its key in a header */
export function elsewhereView({ secret }: Draft, { elsewhere, headers }: Provider): ElsewhereView | null {
  if (headers.length > 0) return null;
  if (elsewhere === undefined) return { place: 'body', line: masked(secret) };
  const { place, parameters } = elsewhere;
  const parts = parameters.map(({ name, template }) => {
    const filled = filledTemplate({ template }, { token: masked(secret) }).replace(/\{(\w+)\}/g, '‹$1›');
    return name === '' ? filled : `${name}=${filled}`;
  });
  return { place, line: place === 'query' ? `?${parts.join('&')}` : parts.join(place === 'body' ? ' ' : '') };
}
