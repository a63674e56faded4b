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

/** Goes to a place of this page, as a link there would. Where the page is there already, its follower is called. */
export function goToPlace(place: string): void {
  if (location.hash === `#${place}`) dispatchEvent(new Event('hashchange'));
  else location.hash = place;
}
