import type { AnswerTest } from '../providers/provider';

/** An HTTP answer as far as outcomes need it. `body` is parsed JSON, or undefined. */
export interface Answer {
  readonly status: number;
  /** Value of a header by lower-case name, or null. */
  readonly header: (name: string) => string | null;
  readonly body: unknown;
  readonly kind: 'json' | 'html' | 'other' | 'redirect' | 'too-large' | 'empty';
}

/** True when every part of the test that is given holds. */
export function answerHolds(test: AnswerTest, answer: Answer): boolean {
  if (test.status !== undefined && !test.status.includes(answer.status)) return false;
  if (test.path === undefined) return true;
  const value = atPath(answer.body, test.path);
  if (test.equals !== undefined && value !== test.equals) return false;
  if (test.exists !== undefined && (value !== undefined && value !== null) !== test.exists) return false;
  return true;
}

/**
 * Follows a path such as `data.items[0].name` into parsed JSON. Own properties only.
 * @returns undefined where the path leads nowhere; the body itself for an empty path
 */
export function atPath(body: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string, unknown>)[step];
  }, body);
}
