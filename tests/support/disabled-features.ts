/**
 * What Playwright turns off. It says so in a `--disable-features` of its own, and of two Chromium reads the last, which
 * is ours: so ours repeats theirs.
 */
export const PLAYWRIGHT_DISABLES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
] as const;

/**
 * The lists that Chromium shows below its address bar while somebody types. They are pages of its own that it loads at
 * every start, shown or not, which took a fifth of the work of a short test. No page, no extension and no request has a
 * part in them, so nothing under test is another without them.
 */
const ADDRESS_BAR_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;

export const DISABLED_FEATURES: readonly string[] = [...PLAYWRIGHT_DISABLES, ...ADDRESS_BAR_PAGES];
