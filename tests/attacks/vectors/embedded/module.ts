import type { Vector } from '../../suite/vector';

export default {
  markup: '<script type="module" src="{url}"></script>',
} satisfies Vector;
