import { fetching } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** What the browser asks first carries nothing; the API refuses the header. */
export default {
  from: `${TARGET.docs}/`,
  markup: fetching(
    "{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-other': '1' } }",
  ),
  arrives: ['OPTIONS'],
} satisfies Vector;
