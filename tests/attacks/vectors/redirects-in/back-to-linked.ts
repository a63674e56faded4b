import { leaveAndReturn, whenAt } from '../../suite/leave-and-return';
import { link } from '../../suite/markup';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** The same with a page that a link has led to: the browser knows whose link it was. */
export default {
  from: 'https://other.example/',
  markup: link('', `${EVIL}/later?to={url}`),
  async run(_stage, page) {
    await whenAt(page, `${EVIL}/later`);
    await leaveAndReturn(page, EVIL);
  },
} satisfies Vector;
