import { dataFrame } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: dataFrame("<script>onclick = () => { top.location = '{url}' }</script>"),
  stoppedBy: {
    chromium: 'a frame of another site moves the top only after a click in it',
    firefox: 'the same',
  },
} satisfies Vector;
