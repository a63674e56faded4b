/** `keybearer-2026-11-24.age`, by the date where the user is. */
export function backupName(now: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `keybearer-${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}.age`;
}
