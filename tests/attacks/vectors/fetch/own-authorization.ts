import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** A header of the page's own makes the browser ask first. */
export default {
  markup: fetching("{ headers: { authorization: 'Bearer x' } }"),
  arrives: ['OPTIONS'],
} satisfies Vector;
