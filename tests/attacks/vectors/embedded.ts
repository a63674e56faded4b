import { script } from '../suite/markup';
import type { Vector } from '../suite/vector';

/** The attacker's page shows, plays or runs what is at the API's address. */
export default {
  audio: { markup: '<audio src="{url}" preload="auto"></audio>' },
  'css-image': { markup: '<p style="background-image: url({url})">x</p>' },
  'css-import': { markup: '<style>@import url({url});</style>' },
  'dynamic-import': { markup: script("import('{url}').catch(() => {})") },
  embed: { markup: '<embed src="{url}">' },
  font: { markup: script("new FontFace('x', 'url({url})').load().catch(() => {})") },
  icon: { markup: '<link rel="icon" href="{url}">' },
  image: { markup: '<img src="{url}">' },
  module: { markup: '<script type="module" src="{url}"></script>' },
  object: { markup: '<object data="{url}"></object>' },
  'picture-set': { markup: '<img srcset="{url} 1x">' },
  poster: { markup: '<video poster="{url}"></video>' },
  script: { markup: '<script src="{url}"></script>' },
  'style-sheet': { markup: '<link rel="stylesheet" href="{url}">' },
  'svg-image': { markup: '<svg><image href="{url}"/></svg>' },
  'text-track': {
    markup: '<video src="/none"><track src="{url}" default></video>',
    stoppedBy: { chromium: 'tracks are fetched in CORS mode once the video plays', firefox: 'the same' },
  },
  video: { markup: '<video src="{url}"></video>' },
  'web-manifest': {
    markup: '<link rel="manifest" href="{url}">',
    stoppedBy: { firefox: 'manifests are not fetched on the desktop' },
  },
} satisfies Readonly<Record<string, Vector>>;
