import { openOptionsAt } from '../../platform/open-options';
import { inOptions } from '../../platform/page-place';
import { run } from './send';
import { navigate } from './store';

const VIEWS = ['unlock-passkey', 'unlock-recovery', 'recovery-code'] as const;
type PlaceView = (typeof VIEWS)[number];

/** Places to open the options page at: a view, or a section of its home. */
export type Place = PlaceView | 'ways' | 'set-aside' | 'backup' | 'description' | 'move-in';

/** Shows a place of the options page, from that page or from another. */
export function navigateInOptions(place: Place): void {
  if (inOptions()) showPlace(place);
  else void run(() => openOptionsAt(place));
}

/** Shows a place of this page, the options page. What it does not know is home. */
export function showPlace(place: string): void {
  if (isView(place)) navigate({ name: place });
  else navigate({ name: 'home', at: place });
}

function isView(place: string): place is PlaceView {
  return VIEWS.some((view) => view === place);
}
