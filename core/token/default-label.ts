/** What a token is called until the user names it: the end of its secret, or the provider where that shows nothing. */
export function defaultLabel(lastFour: string, providerName: string): string {
  return lastFour === '' ? providerName : `…${lastFour}`;
}
