import { afterAll, beforeAll } from 'vitest';
import { callReplica, type ReplicaAnswer, type ReplicaCall } from './call-replica';
import { type Replica, startReplica } from './replica';
import { SAMPLE_TOKENS } from './sample-tokens';

/** Starts a replica with the sample tokens for the tests of one file. */
export function replicaForTests(): { replica(): Replica; call(call: ReplicaCall): Promise<ReplicaAnswer> } {
  let running: Replica | null = null;
  const replica = (): Replica => {
    if (running === null) throw new Error('the replica is not running');
    return running;
  };
  beforeAll(async () => {
    running = await startReplica({ tokens: SAMPLE_TOKENS });
  });
  afterAll(() => running?.close());
  return { replica, call: (call) => callReplica(replica(), call) };
}
