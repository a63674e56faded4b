import { until } from '../../support/until';
import type { AttackPage, ClickWith } from '../browsers/attack-browser';
import type { Stage } from './stage';

/** Milliseconds for a viewer to show a file and to let its click through, and where nothing is expected of it. */
const PATIENCE = { arrives: 20_000, stopped: 2_500 } as const;
/** Milliseconds between two clicks, as nobody tells when a viewer is ready. */
const EVERY = 300;
/** A point in the middle of what `OVER_THE_PAGE` covers, and of a file in a tab of its own. */
const POINT = { frame: [250, 250], tab: [640, 400] } as const;

const OVER_THE_PAGE = 'position: fixed; inset: 0; width: 500px; height: 500px; border: 0; opacity: 0.01';

/** Where an action of a file stands; see `tests/servers/pdf.ts`. */
export type ActionPlace = 'open' | 'page' | 'link' | 'button';

/** Address of a PDF, below any host, with one action in it. @param action as PDF writes it */
export function pdfPath(place: ActionPlace, action: string): string {
  return `/pdf?${place}=${encodeURIComponent(action)}`;
}

/** Markup: a file that nobody sees over the whole page. */
export function invisible(path: string): string {
  return `<iframe src="${path.replaceAll('"', '&quot;')}" style="${OVER_THE_PAGE}"></iframe>`;
}

/** How somebody clicks, and what is expected of it. */
export interface Clicks {
  readonly where: keyof typeof POINT;
  readonly clickWith: ClickWith;
  readonly outcome: keyof typeof PATIENCE;
}

/** Clicks into the middle of the file until something arrives, or long enough. */
export async function clickUntilArrival(
  { replica, path }: Stage,
  page: AttackPage,
  { where, clickWith, outcome }: Clicks,
): Promise<void> {
  const [x, y] = POINT[where];
  const arrived = async () => {
    await page.clickAt(x, y, clickWith);
    return replica.log.all().some((request) => request.path.startsWith(path));
  };
  await until('a click that arrives', arrived, { timeout: PATIENCE[outcome], every: EVERY }).catch(
    () => false,
  );
}
