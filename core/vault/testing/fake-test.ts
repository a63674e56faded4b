import type { TestResult } from '../../token/outcome';

/** What a test of a token said. */
export function fakeTest(
  outcome: TestResult['outcome'],
  status: number,
  changes: Partial<TestResult> = {},
): TestResult {
  return {
    outcome,
    status,
    reason: null,
    message: null,
    identity: null,
    callsLeft: null,
    callsLimit: null,
    wait: null,
    method: 'GET',
    asked: 'api.example.com/me',
    duration: 1,
    at: 1_700_000_000_000,
    region: null,
    ...changes,
  };
}
