import type { TestResult } from '../../core/token/outcome';
import { text } from '../format/text';

/** `200 in 212 ms · no cookies were sent`. */
export function answerText({ status, duration }: TestResult): string {
  const time = Math.round(duration);
  return status === null ? text('no_answer_after', time) : text('answer_in', status, time);
}
