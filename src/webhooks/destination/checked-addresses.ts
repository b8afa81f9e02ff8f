import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { WebhookFault } from '../errors.js';
import { addressFault } from './address-ranges.js';

/** An address of a host, as Node's look-ups give it. */
export interface Address {
  address: string;
  family: number;
}

/** Looks up all addresses of a host. */
export type Resolve = (hostname: string) => Promise<Address[]>;

/** As every other connection of this machine is looked up: hosts file, DNS. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * The addresses of a host, once each of them is checked. The connection must go to one of these: a second look-up could give others (DNS rebinding).
 * @param hostname of a URL: a name, an IPv4 address, or an IPv6 address in brackets
 * @throws WebhookFault if one of them must not be connected to; or what `resolve` throws
 */
export async function checkedAddresses(hostname: string, allowPrivate: boolean, resolve: Resolve): Promise<Address[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const addresses = family === 0 ? await resolve(hostname) : [{ address: literal, family }];
  if (addresses.length === 0) throw new WebhookFault(`${hostname} has no address`);
  for (const { address } of addresses) {
    const fault = addressFault(address, allowPrivate);
    if (fault !== undefined) throw new WebhookFault(`refused: ${hostname} has the address ${address}, which is ${fault}`);
  }
  return addresses;
}
