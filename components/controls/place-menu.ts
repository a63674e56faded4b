const GAP = 4;
const EDGE = 8;

/** Puts a menu that just opened under its button, and again whenever the page changes its size or zoom. */
export function placeWhileOpen(menu: HTMLElement, anchor: Element): void {
  const place = () => {
    if (menu.matches(':popover-open')) placeMenu(menu, anchor);
    else removeEventListener('resize', place);
  };
  addEventListener('resize', place);
  place();
}

/** Puts an open menu under its button, or above it where there is more room. */
function placeMenu(menu: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const room = document.documentElement;
  const below = room.clientHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const top = height <= below || below >= above ? at.bottom + GAP : at.top - GAP - height;
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const left = rightToLeft ? at.left : at.right - width;
  menu.style.top = `${Math.max(EDGE, Math.min(top, room.clientHeight - EDGE - height))}px`;
  menu.style.left = `${Math.max(EDGE, Math.min(left, room.clientWidth - EDGE - width))}px`;
}
