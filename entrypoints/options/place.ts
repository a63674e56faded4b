import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isPlaceView } from '../../components/state/options-place';
import { run } from '../../components/state/send';
import { navigate } from '../../components/state/store';
import { followPlace, rewritePlace } from '../../platform/follow-place';
import { goToPlace } from '../../platform/page-place';
import { sendMessage } from '../../platform/send-message';

/** The sections of the options page, in the order of the index. */
export const SECTIONS = [
  'tokens',
  'providers',
  'unlocking',
  'sending',
  'backup',
  'activity',
  'about',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What the options page shows while nothing is in the way. */
export interface OptionsPlace {
  readonly section: Section;
  /** Id of the token or the provider whose page it is; null for the section itself. */
  readonly page: string | null;
  /** Id of the heading to begin at, below that of the section. */
  readonly part: string | null;
}

/** Parts of sections that links lead to. */
const PARTS: Readonly<Record<string, Section>> = {
  ways: 'unlocking',
  locking: 'unlocking',
  access: 'sending',
  clipboard: 'sending',
  'own-apis': 'providers',
  description: 'providers',
  'move-in': 'backup',
  'set-aside': 'backup',
};
const START: OptionsPlace = { section: 'tokens', page: null, part: null };

const store = createStore<{ readonly place: OptionsPlace }>()(() => ({ place: START }));

/** The place that the page shows. */
export function usePlace(): OptionsPlace {
  return useStore(store, ({ place }) => place);
}

/** Follows the address while the page is open. Resolves when it is known what to show first. */
export function startPlace(): Promise<void> {
  let first: Promise<void> = Promise.resolve();
  followPlace((address) => {
    first = show(address);
  });
  return first;
}

/** The address of a section within the options page. */
export function hrefOf(section: Section): string {
  return `#${section}`;
}

/**
 * Shows the page of a token or of a provider. The browser writes addresses down in the clear, so that of this page is a
 * number.
 */
export function openPage(kind: 'token' | 'provider', id: string): void {
  void run(async () => {
    const { number } = await sendMessage('pages.number', { kind, id });
    goToPlace(`page-${number}`);
  });
}

/** Shows a section in place of a page of it that is gone, so that nobody comes back to that. */
export function leaveFor(section: Section): void {
  rewritePlace(section);
  store.setState({ place: { section, page: null, part: null } });
}

/** What was asked for last: an answer about a page that somebody left meanwhile is late. */
let asked = '';

async function show(address: string): Promise<void> {
  asked = address;
  const { place } = store.getState();
  if (isPlaceView(address)) {
    rewritePlace(place.page === null && place.section !== 'tokens' ? place.section : '');
    navigate({ name: address });
    return;
  }
  const [, kind, id] = /^(token|provider)=([\w-]{1,41})$/.exec(address) ?? [];
  if (id !== undefined) {
    leaveFor(kind === 'token' ? 'tokens' : 'providers');
    openPage(kind === 'token' ? 'token' : 'provider', id);
    return;
  }
  const next = /^page-\d{1,4}$/.test(address)
    ? await placeOfPage(Number(address.slice(5)))
    : placeOf(address);
  if (asked !== address) return;
  if (next === null) leaveFor('tokens');
  else store.setState({ place: next });
  navigate({ name: 'home', ...(address !== '' && { at: address }) });
}

/** @returns null where that page is not known any more, as after a lock */
async function placeOfPage(number: number): Promise<OptionsPlace | null> {
  try {
    const { kind, id } = await sendMessage('pages.get', { number });
    return { section: kind === 'token' ? 'tokens' : 'providers', page: id, part: null };
  } catch {
    return null;
  }
}

/** What it does not know is the start. */
function placeOf(address: string): OptionsPlace {
  const section = SECTIONS.find((name) => name === address);
  if (section !== undefined) return { section, page: null, part: null };
  return Object.hasOwn(PARTS, address)
    ? { section: PARTS[address] ?? 'tokens', page: null, part: address }
    : START;
}
