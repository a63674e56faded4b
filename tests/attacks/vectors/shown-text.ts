import { until } from '../../support/until';
import type { ShownText } from '../adapters/adapter';
import { gained } from '../suite/gained';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for what shown markup loads; the control's loads much sooner. */
const PATIENCE = 1_000;
/** Stands in the text, so that it is known to have been shown. */
const MARK = 'Shown';

/** Lets a text with markup come onto the screen. Anyone who gets an image in gets more in. */
const shown = (where: ShownText): Vector => ({
  run: async ({ extension, replica, path }) => {
    // Short, because some texts have little room.
    const text = `${MARK}<img src="${EVIL}${path}">`;
    const markup = await extension.shows[where]?.(text);
    if (markup !== undefined && !markup.includes(MARK)) throw new Error(`the ${where} is not shown`);
    const loads = () => replica.log.find({ host: new URL(EVIL).host, path }).length > 0;
    return gained(await until('a load', loads, { timeout: PATIENCE }).catch(() => false));
  },
  arrives: [],
});

/** Texts from elsewhere that the extension shows. */
export default {
  // Somebody gives the user a backup.
  'imported-label': shown('imported label'),
  // A name that the user was talked into, or that a tool wrote.
  label: shown('label'),
} satisfies Readonly<Record<string, Vector>>;
