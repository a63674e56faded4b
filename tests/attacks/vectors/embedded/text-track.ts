import type { Vector } from '../../suite/vector';

export default {
  markup: '<video src="/none"><track src="{url}" default></video>',
  stoppedBy: { chromium: 'tracks are fetched in CORS mode once the video plays', firefox: 'the same' },
} satisfies Vector;
