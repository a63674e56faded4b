import type { Vector } from '../../suite/vector';

export default {
  markup: '<script src="{url}"></script>',
} satisfies Vector;
