/** Moves the focus for an arrow key, Home, End or a first letter. True when the key was one of them. */
export function stepInMenu(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const now = items.indexOf(document.activeElement as HTMLElement);
  const next = target(items, now, key);
  next?.focus();
  return next !== undefined;
}

function target(items: readonly HTMLElement[], now: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(now + 1) % items.length];
  if (key === 'ArrowUp') return items.at(now - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLowerCase();
  const after = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
}
