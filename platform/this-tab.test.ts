import { afterEach, describe, expect, it, vi } from 'vitest';

const addListener = vi.fn();
const query = vi.fn(async () => [{ id: 7, windowId: 1, url: 'https://api.example.com/', incognito: false }]);
const event = { addListener };

vi.mock('./browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://id${path}` },
    tabs: { query, onActivated: event, onUpdated: event },
    windows: { getAll: async () => [{ id: 1, type: 'normal' }], onFocusChanged: event, onRemoved: event },
  },
}));

const { followTab } = await import('./follow-tab');
const { thisTab } = await import('./this-tab');

describe('the tab that a page is about', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.clearAllMocks();
  });

  it.each(['', '#panel'])('is asked for and followed at popup.html%s', async (hash) => {
    vi.stubGlobal('location', { pathname: '/popup.html', hash });
    followTab(() => undefined);
    expect(await thisTab()).toEqual({
      id: 7,
      url: 'https://api.example.com/',
      isPrivate: false,
      inPopup: false,
    });
    expect(addListener).toHaveBeenCalledTimes(4);
  });

  it('is none for the welcome page, which asks the browser nothing and hears of no tab', async () => {
    vi.stubGlobal('location', { pathname: '/popup.html', hash: '#welcome' });
    followTab(() => undefined);
    expect(await thisTab()).toBeNull();
    expect(query).not.toHaveBeenCalled();
    expect(addListener).not.toHaveBeenCalled();
  });
});
