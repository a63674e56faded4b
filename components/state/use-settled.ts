import { useEffect, useState } from 'react';
import { inPanel } from '../../platform/page-place';
import { useUi } from './store';

/** Milliseconds that a person has to see what changed. */
const LOOK = 1_000;

/**
 * Whether the part of the view that asks has stood for a second, so that no click lands on what was not there when
 * it began. A popup that has shown one tab only is new to its user anyway; the side panel stays beside pages.
 */
export function useSettled(): boolean {
  const isFirst = useUi(({ tabChanges }) => tabChanges <= 1);
  const [settled, setSettled] = useState(isFirst && !inPanel());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), LOOK);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
