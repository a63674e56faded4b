import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../servers/replica';

/** Stands between the browsers and the replica's https door, and makes it as far away as wished. */
export interface Distance {
  /** The replica as browsers are to reach it. */
  readonly replica: Replica;
  /** Milliseconds there and back again. */
  set(roundTrip: number): void;
  close(): void;
}

export async function putDistance(replica: Replica): Promise<Distance> {
  let oneWay = 0;
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(replica.ports.https, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from.setNoDelay());
      from.on('data', (bytes: Buffer) => void after(oneWay, () => to.write(bytes)));
      from.on('close', () => void after(oneWay, () => to.destroy()));
      from.on('error', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const { port } = relay.address() as AddressInfo;
  const mappings = replica.mappings.map((mapping) =>
    mapping.localPort === replica.ports.https ? { ...mapping, localPort: port } : mapping,
  );
  return {
    replica: { ...replica, mappings },
    set: (roundTrip) => {
      oneWay = roundTrip / 2;
    },
    close: () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function after(milliseconds: number, act: () => unknown): Promise<void> {
  if (milliseconds > 0) await pause(milliseconds);
  act();
}
