import { withoutTab, withShown } from '../../../core/session/choices';
import { allTabs } from '../../../platform/background/tabs';
import { choices } from '../state/choices';

/**
 * Takes back the choice of tabs that are gone or show something else by now: a worker that died while it
 * noticed that left them chosen.
 */
export async function takeBackStrayTabs(): Promise<void> {
  const { chosenTabs, shown } = await choices.read();
  if (Object.keys({ ...chosenTabs, ...shown }).length === 0) return;
  const origins = new Map((await allTabs()).map(({ id, url }) => [id, originOf(url)]));
  await choices.change((now) => {
    const strays = Object.entries(now.chosenTabs).flatMap(([id, tabs]) =>
      tabs.filter((tab) => !now.homes[id]?.includes(origins.get(tab) ?? '')).map((tab) => ({ id, tab })),
    );
    const left = Object.keys(now.shown).filter((tab) => origins.get(Number(tab)) !== now.shown[tab]?.origin);
    const rest = strays.reduce((before, { id, tab }) => withoutTab(before, tab, id), now);
    return left.reduce((before, tab) => withShown(before, Number(tab), null), rest);
  });
}

/** Empty for a tab that is hidden from us or has loaded nothing yet. */
function originOf(url: string | null): string {
  return url === null || !URL.canParse(url) ? '' : new URL(url).origin;
}
