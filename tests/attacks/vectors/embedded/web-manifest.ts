import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="manifest" href="{url}">',
  stoppedBy: { firefox: 'manifests are not fetched on the desktop' },
} satisfies Vector;
