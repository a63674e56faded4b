import { goToPages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) =>
    goToPages(stage, '<form id="f" action="{page}" method="post"></form><script>f.submit()</script>'),
  arrives: [],
} satisfies Vector;
