/**
 * Follows a path such as `data.items[0].name` into parsed JSON. Own properties only.
 * @returns undefined where the path leads nowhere; the body itself for an empty path
 */
export function atPath(body: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string, unknown>)[step];
  }, body);
}
