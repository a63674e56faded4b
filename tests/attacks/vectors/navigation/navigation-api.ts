import type { Vector } from '../../suite/vector';

export default {
  run: async ({ url }, page) => {
    await page.evaluate(`navigation.navigate('${url}'); 0`).catch(() => null);
  },
} satisfies Vector;
