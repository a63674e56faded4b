/**
 * The only import of webextension-polyfill. Chrome has had a promise-based `browser` since 148
 * and the polyfill steps aside there; 145 to 147 still need it.
 */
export { default as browser } from 'webextension-polyfill';
