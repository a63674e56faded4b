import { until } from '../../support/until';
import type { ShownText } from '../adapters/adapter';
import { gained } from './gained';
import type { Stage } from './stage';
import { EVIL } from './target';

/** Milliseconds for what shown markup loads; the control's loads much sooner. */
const PATIENCE = 1_000;
/** Stands in the text, so that it is known to have been shown. */
const MARK = 'Shown';

/** Lets a text with markup come onto the screen. Whoever gets an image in gets more in. */
export async function showMarkup(
  { extension, replica, path }: Stage,
  where: ShownText,
): Promise<string | null> {
  // Short, because some texts have little room.
  const text = `${MARK}<img src="${EVIL}${path}">`;
  const shown = await extension.shows[where]?.(text);
  if (shown !== undefined && !shown.includes(MARK)) throw new Error(`the ${where} is not shown`);
  const loads = () => replica.log.find({ host: new URL(EVIL).host, path }).length > 0;
  return gained(await until('a load', loads, { timeout: PATIENCE }).catch(() => false));
}
