/** The part of Chrome's API that is used; the types of `browser` do not know it. */
interface SidePanelApi {
  open(options: { tabId: number }): Promise<void>;
}

function sidePanel(): SidePanelApi | undefined {
  const { chrome } = globalThis as { chrome?: { sidePanel?: SidePanelApi } };
  return chrome?.sidePanel;
}

/** True in Chrome and Edge. Firefox has a sidebar with another API, which is not used. */
export function hasSidePanel(): boolean {
  return sidePanel() !== undefined;
}

/** Opens the side panel beside a tab. Works in a click only, with nothing awaited before it. */
export async function openSidePanel(tabId: number): Promise<void> {
  await sidePanel()?.open({ tabId });
}
