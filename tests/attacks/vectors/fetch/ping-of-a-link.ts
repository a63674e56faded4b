import type { Vector } from '../../suite/vector';

export default {
  markup: '<a id="a" href="#here" ping="{url}">go</a><script>a.click()</script>',
  arrives: ['POST'],
  stoppedBy: { firefox: 'pings are off by default', chromium: 'the suite starts it with --no-pings' },
} satisfies Vector;
