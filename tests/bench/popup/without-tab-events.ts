/**
 * The real popup is no tab, and opening it tells the worker nothing. So that a page in a tab doesn't wake it
 * either, the worker of the copy hears nothing about tabs.
 */
export function withoutTabEvents(background: string): string {
  return `for (const { tabs } of [chrome, globalThis.browser ?? chrome])
    for (const event of [tabs.onUpdated, tabs.onActivated, tabs.onRemoved]) event.addListener = () => {};
${background}`;
}
