/** True in the options page. */
export function inOptions(): boolean {
  return location.pathname === '/options.html';
}

/** True in the popup, and where the same page is the welcome tab or the side panel. */
export function inPopup(): boolean {
  return location.pathname === '/popup.html';
}

/** True in the side panel, which stays open beside the pages of its window. */
export function inPanel(): boolean {
  return location.hash === '#panel';
}

/** Calls back with what stands behind the `#`, now and on every change, and takes it away: a reload is no new wish. */
export function followPlace(callback: (place: string) => void): void {
  const take = (): void => {
    const place = location.hash.slice(1);
    if (place === '') return;
    history.replaceState(null, '', location.pathname);
    callback(place);
  };
  addEventListener('hashchange', take);
  take();
}

/** Opens the browser's print dialog for this page. */
export function printPage(): void {
  print();
}
