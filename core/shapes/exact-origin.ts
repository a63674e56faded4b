/**
 * `https://host[:port]` as browsers write it: no wildcard or `{field}`, no user, no path, no IPv6 address, no
 * trailing dot. What names one host can't come to mean several.
 */
export const EXACT_ORIGIN = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;
