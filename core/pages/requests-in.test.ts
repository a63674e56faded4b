import { describe, expect, it } from 'vitest';
import {
  type NotedRequest,
  type SeenRequests,
  withLoaded,
  withoutSeen,
  withRequest,
  withStatus,
} from '../browser-session/seen-requests';
import { requestsIn } from './requests-in';

const VISIT: NotedRequest = {
  id: 'visit',
  page: 'digest-of-a',
  kind: 'page',
  method: 'GET',
  byPage: true,
  from: null,
  tokenIds: ['one', 'two'],
  carried: ['two'],
  status: null,
  at: 1_000,
};
const SCRIPT: NotedRequest = { ...VISIT, id: 'script', page: null, kind: 'script', carried: [], at: 2_000 };

const viewOf = (seen: SeenRequests, id = 'one') => requestsIn(seen, 7, id);

describe('what a tab shows', () => {
  it('is the answer to a request once it has loaded that address', () => {
    const asked = withStatus(withRequest({}, 7, VISIT), 'visit', 401);
    expect(viewOf(asked).shown).toBeNull();
    expect(viewOf(withLoaded(asked, 7, 'digest-of-a', 1_500)).shown).toMatchObject({
      status: 401,
      carried: false,
    });
  });

  it('is the answer to a request that is told of after it has loaded, as in Firefox', () => {
    const seen = withRequest(withLoaded({}, 7, 'digest-of-a', 1_500), 7, VISIT);
    expect(seen[7]?.shown?.id).toBe('visit');
    const later = withRequest(seen, 7, { ...VISIT, id: 'again', at: 2_500 });
    expect(later[7]?.shown?.id).toBe('visit');
  });

  it('is not the answer to a download', () => {
    const seen = withLoaded(withRequest({}, 7, VISIT), 7, 'digest-of-a', 1_500);
    const download = withRequest(seen, 7, { ...VISIT, id: 'file', page: 'digest-of-file', at: 3_000 });
    expect(withLoaded(download, 7, 'digest-of-a', 1_500)[7]?.shown?.id).toBe('visit');
  });

  it('is nothing that anybody knows when it comes out of the browser’s memory', () => {
    const seen = withLoaded(withRequest({}, 7, VISIT), 7, 'digest-of-a', 1_500);
    expect(withLoaded(seen, 7, 'digest-of-b', 1_500)[7]?.shown).toBeNull();
  });

  it('stays what it is while the next request is under way', () => {
    const seen = withLoaded(withRequest({}, 7, VISIT), 7, 'digest-of-a', 1_500);
    expect(withRequest(seen, 7, { ...VISIT, id: 'next', at: 3_000 })[7]?.shown?.id).toBe('visit');
  });
});

describe('the last request', () => {
  it('is the one that left last, in whatever order they become known', () => {
    const seen = withRequest(withRequest({}, 7, SCRIPT), 7, VISIT);
    expect(viewOf(seen).last).toMatchObject({ kind: 'script', at: 2_000 });
  });

  it('is told the status of its own answer only', () => {
    const seen = withRequest(withRequest({}, 7, VISIT), 7, SCRIPT);
    expect(viewOf(withStatus(seen, 'script', 404)).last?.status).toBe(404);
    expect(withStatus(seen, 'of somebody else', 404)).toBe(seen);
  });

  it('is said to have carried a token for that token only', () => {
    const seen = withRequest({}, 7, VISIT);
    expect([viewOf(seen, 'one')?.last?.carried, viewOf(seen, 'two').last?.carried]).toEqual([false, true]);
    expect(viewOf(seen, 'three')).toEqual({ shown: null, last: null });
  });

  it('goes with its tab', () => {
    expect(withoutSeen(withRequest({}, 7, VISIT), 7)).toEqual({});
  });
});

it('no address and no digest of one is in what pages see', () => {
  const seen = withLoaded(withRequest({}, 7, VISIT), 7, 'digest-of-a', 1_500);
  expect(JSON.stringify(viewOf(seen))).not.toContain('digest');
});
