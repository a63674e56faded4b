/**
 * Origins for every port of this computer. No server has port 0, so it stands for all of them. There is one for each
 * name of this computer: what is below `localhost` is somebody else's.
 */
export const ANY_PORT_ORIGINS: readonly string[] = [
  'http://localhost:0',
  'http://127.0.0.1:0',
  'http://[::1]:0',
];

/** Whether an origin of a record stands for every port of its host. */
export function isAnyPort(origin: string): boolean {
  return ANY_PORT_ORIGINS.includes(origin);
}

/**
 * Whether an origin is one of a record's.
 * @param origins of a record, in which one may stand for every port
 * @param origin of an address, or of another record
 */
export function includesOrigin(origins: readonly string[], origin: string): boolean {
  if (origins.includes(origin)) return true;
  if (!origin.startsWith('http:')) return false;
  const everyPort = origin.replace(/(?::\d+)?$/, ':0');
  return isAnyPort(everyPort) && origins.includes(everyPort);
}

/** Whether two records have an address in common. */
export function shareOrigin(some: readonly string[], others: readonly string[]): boolean {
  return (
    some.some((origin) => includesOrigin(others, origin)) ||
    others.some((origin) => includesOrigin(some, origin))
  );
}
