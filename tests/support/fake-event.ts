type Listener = (...given: readonly unknown[]) => unknown;

/** An event of the browser that a test sends off. */
export interface FakeEvent {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
  /** Calls every listener and waits for what they return. */
  dispatch(...given: readonly unknown[]): Promise<void>;
}

export function fakeEvent(): FakeEvent {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    async dispatch(...given) {
      await Promise.all([...listeners].map((listener) => listener(...given)));
    },
  };
}
