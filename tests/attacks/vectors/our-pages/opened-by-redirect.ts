import { goToPages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) =>
    goToPages(stage, "<script>location = '/redirect?to=' + encodeURIComponent('{page}')</script>"),
  arrives: [],
} satisfies Vector;
