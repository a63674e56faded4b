import { useStore } from 'zustand';
import { store } from './store';
import type { UiState } from './ui-state';

/** A part of the page's state; renders again when that part changes. */
export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(store, select);
}
