/** Tokens in the vault, each for a host of its own. */
export const MANY = 1000;

export const hostOfToken = (at: number): string => `https://api-${at}.example.com`;
