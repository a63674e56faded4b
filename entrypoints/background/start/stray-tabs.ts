import { withoutLetIn, withoutTab, withShown } from '../../../core/browser-session/choices';
import { allTabs } from '../../../platform/background/tabs';
import { choices } from '../stores/choices';

/**
 * Takes back the choice of tabs that are gone or show something else by now: a worker that died while it
 * noticed that left them chosen.
 */
export async function takeBackStrayTabs(): Promise<void> {
  const { chosenTabs, shown, letIn, opened } = await choices.read();
  if (Object.keys({ ...chosenTabs, ...shown, ...letIn }).length + opened.length === 0) return;
  const origins = new Map((await allTabs()).map(({ id, url }) => [id, originOf(url)]));
  await choices.change((now) => {
    const strays = Object.entries(now.chosenTabs).flatMap(([id, tabs]) =>
      tabs.filter((tab) => !now.homes[id]?.includes(origins.get(tab) ?? '')).map((tab) => ({ id, tab })),
    );
    const left = Object.keys(now.shown).filter((tab) => origins.get(Number(tab)) !== now.shown[tab]?.origin);
    const guests = Object.entries(now.letIn).flatMap(([id, tabs]) =>
      Object.entries(tabs).flatMap(([tab, origin]) =>
        origins.get(Number(tab)) === origin ? [] : [{ id, tab: Number(tab) }],
      ),
    );
    const alone = guests.reduce((before, { id, tab }) => withoutLetIn(before, tab, id), {
      ...now,
      opened: now.opened.filter((tab) => origins.has(tab)),
    });
    const rest = strays.reduce((before, { id, tab }) => withoutTab(before, tab, id), alone);
    return left.reduce((before, tab) => withShown(before, Number(tab), null), rest);
  });
}

/** Empty for a tab that is hidden from us or has loaded nothing yet. */
function originOf(url: string | null): string {
  return url === null || !URL.canParse(url) ? '' : new URL(url).origin;
}
