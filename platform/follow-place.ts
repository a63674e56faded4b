/** Calls back with what stands behind the `#`, now and on every change, also by the browser's own buttons. */
export function followPlace(callback: (place: string) => void): void {
  const take = (): void => callback(location.hash.slice(1));
  addEventListener('hashchange', take);
  take();
}

/** Writes another place into the address, without a step of the browser's history. Nobody is called. */
export function rewritePlace(place: string): void {
  history.replaceState(null, '', place === '' ? location.pathname : `#${place}`);
}
