import { readPublished } from '../../platform/follow-snapshot';
import { thisTab } from '../../platform/this-tab';

/** What a page asks the browser before React is there, so that the answers are there when it is. */
export const firstAnswers = Promise.all([readPublished(), thisTab()]);

export type FirstAnswers = typeof firstAnswers;
