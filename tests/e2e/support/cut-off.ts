/** Runs in a page of ours: whatever of it can't be seen without scrolling sideways. Empty when all is there. */
export function cutOff(): string[] {
  const root = document.documentElement;
  const said = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').slice(0, 40)}"`;
  const found: string[] = [];
  if (root.scrollWidth > root.clientWidth) found.push(`scrolls to ${root.scrollWidth} px`);
  for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
    // Words for screen readers only, and what is not there at all.
    if (element.closest('.unseen') !== null || !element.checkVisibility()) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (right > root.clientWidth + 1 || left < -1))
      found.push(`beyond the edge: ${said(element)}`);
    const { overflowX } = getComputedStyle(element);
    const cuts = element.matches('button') || (overflowX !== 'visible' && !element.matches('input, select'));
    if (cuts && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut: ${said(element)}`);
  }
  return found;
}
