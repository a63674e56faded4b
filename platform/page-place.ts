/** True in the options page. */
export function inOptions(): boolean {
  return location.pathname === '/options.html';
}

/** True in the popup, and where the same page is the welcome tab or the side panel. */
export function inPopup(): boolean {
  return location.pathname === '/popup.html';
}

/** True in the tab that opens after install. */
export function inWelcome(): boolean {
  return location.hash === '#welcome';
}

/** True in the side panel, which stays open beside the pages of its window. */
export function inPanel(): boolean {
  return location.hash === '#panel';
}

let follower: ((place: string) => void) | null = null;

/** Calls back with what stands behind the `#`, now and on every change, also by the browser's own buttons. */
export function followPlace(callback: (place: string) => void): void {
  follower = callback;
  const take = (): void => callback(location.hash.slice(1));
  addEventListener('hashchange', take);
  take();
}

/** Goes to a place of this page, as a link there would. Where the page is there already, its follower is called. */
export function goToPlace(place: string): void {
  if (location.hash === `#${place}`) follower?.(place);
  else location.hash = place;
}

/** Writes another place into the address, without a step of the browser's history. Nobody is called. */
export function rewritePlace(place: string): void {
  history.replaceState(null, '', place === '' ? location.pathname : `#${place}`);
}

/** Opens the browser's print dialog for this page. */
export function printPage(): void {
  print();
}
