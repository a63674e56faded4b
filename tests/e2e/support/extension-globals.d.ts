/** The little of the extension API that test code calls inside extension pages and workers. */
interface TestChrome {
  readonly runtime: { sendMessage(message: unknown): Promise<never>; readonly id: string };
  readonly storage: Record<
    'session' | 'local',
    { get(key: string | null): Promise<Record<string, never>>; remove(key: string): Promise<void> }
  > & {
    readonly onChanged: {
      addListener(listener: (changes: Record<string, { newValue?: unknown }>, area: string) => void): void;
    };
  };
  readonly tabs: {
    query(query: object): Promise<{ id?: number; url?: string; active?: boolean }[]>;
  };
  readonly declarativeNetRequest: { getSessionRules(): Promise<{ id: number; condition: object }[]> };
  readonly management: { getPermissionWarningsByManifest(manifest: string): Promise<string[]> };
  readonly permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins?: string[]; permissions?: string[] }>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
}

declare var chrome: TestChrome;

/** The same in Firefox. */
declare var browser: TestChrome & {
  readonly storage: Record<'session' | 'local', { set(entries: object): Promise<void> }>;
};
