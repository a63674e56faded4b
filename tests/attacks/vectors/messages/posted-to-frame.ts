import { askWindows } from '../../suite/ask-windows';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) =>
    askWindows(
      stage,
      page,
      "document.body.appendChild(Object.assign(document.createElement('iframe'), { src: address })).contentWindow",
    ),
  arrives: [],
} satisfies Vector;
