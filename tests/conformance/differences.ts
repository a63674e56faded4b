/** Providers whose documents ask for something that the product does not do, and why. Each is left out of the comparison. */
export const UNLIKE: Readonly<Record<string, string>> = {
  usajobs: 'its documents also want the mail address as User-Agent, which is never ours to set',
};
