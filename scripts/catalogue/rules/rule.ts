import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { Provider } from '../../../core/providers/provider';

/** Where in the file, and what is wrong there. */
export type Fault = readonly [place: string, reason: string];

/** One rule for one provider, which the schema can't say. @param file `<letter>/<id>.json` */
export type Rule = (provider: Provider, file: string) => readonly Fault[];

/** Rules by what each of them asks of a provider. */
export type Rules = Readonly<Record<string, Rule>>;

/** The reason for which a check of the product refuses something, as a fault. */
export function faultOf(place: string, check: () => unknown): readonly Fault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return [[place, String(error.params['reason'])]];
    throw error;
  }
}

/** Names in braces. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
}
