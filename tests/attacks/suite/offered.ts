import { gained } from './gained';
import type { Stage } from './stage';

/**
 * Whether the extension offers to send a token to the attacker, or to let the attacker use it, when the user
 * adds one.
 * @param tab origin of the page that the user looks at meanwhile
 */
export async function offered(
  stage: Stage,
  tab: string,
  pasted: string,
  attacker = tab,
): Promise<string | null> {
  const origins = (await stage.extension.offers?.(tab, pasted)) ?? [];
  return gained(origins.includes(attacker));
}
