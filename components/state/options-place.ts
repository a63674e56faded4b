import { openOptionsAt } from '../../platform/open-options';
import { goToPlace, inOptions } from '../../platform/page-place';
import { run } from './send';
import { navigate } from './store';

/** Views of the options page that an address leads to. They are no place of it: a reload is not a new wish. */
const PLACE_VIEWS = ['unlock-passkey', 'unlock-recovery', 'recovery-code'] as const;
type PlaceView = (typeof PLACE_VIEWS)[number];

/** Places to open the options page at: a view, a section, or a part of one. */
export type Place = PlaceView | 'tokens' | 'ways' | 'set-aside' | 'backup' | 'description' | 'move-in';

/** Shows a place of the options page, from that page or from another. */
export function navigateInOptions(place: Place): void {
  if (!inOptions()) void run(() => openOptionsAt(place));
  else if (isPlaceView(place)) navigate({ name: place });
  else goToPlace(place);
}

export function isPlaceView(place: string): place is PlaceView {
  return PLACE_VIEWS.some((view) => view === place);
}
