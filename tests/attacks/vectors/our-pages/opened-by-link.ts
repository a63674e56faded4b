import { goToPages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => goToPages(stage, '<a id="a" href="{page}">go</a><script>a.click()</script>'),
  arrives: [],
} satisfies Vector;
