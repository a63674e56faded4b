import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus to an element when it comes: what had it before is gone. The element needs `tabIndex={-1}`. */
export function useFocus<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
