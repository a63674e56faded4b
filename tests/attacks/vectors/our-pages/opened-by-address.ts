import { goToPages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => goToPages(stage, "<script>location = '{page}'</script>"),
  arrives: [],
} satisfies Vector;
