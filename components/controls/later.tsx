import { type ComponentType, createElement, useLayoutEffect, useReducer } from 'react';

/**
 * A view whose code is loaded when it is shown for the first time. Its place is empty until then, and all around it
 * stays: React's `lazy` would hide everything up to the next `Suspense`, and for 300 ms at least.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Later(props) {
    const [, show] = useReducer((count: number) => count + 1, 0);
    useLayoutEffect(() => {
      if (loaded !== null) return;
      let here = true;
      void load().then((view) => {
        loaded = view;
        if (here) show();
      });
      return () => {
        here = false;
      };
    }, []);
    return loaded && createElement(loaded, props);
  };
}
