import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="preload" as="fetch" crossorigin="use-credentials" href="{url}">',
} satisfies Vector;
