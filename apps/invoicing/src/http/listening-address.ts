import type { AddressInfo } from 'node:net';

/** A URL that reaches this address from the same machine; `0.0.0.0` and `::` listen everywhere and are reached on loopback. */
export function urlOf({ address, family, port }: AddressInfo): string {
  const reached = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  return `http://${family === 'IPv6' ? `[${reached}]` : reached}:${String(port)}`;
}
