import { describe, expect, it } from '@jest/globals';
import { addressFault } from '../../../src/webhooks/destination/address-ranges.js';

/** The edges of ranges, and what lies just outside them. */
const PUBLIC =
  '1.1.1.1 9.255.255.255 11.0.0.0 126.255.255.255 128.0.0.1 100.63.255.255 100.128.0.0 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 168.63.129.15 2606:4700::1111 2a00:1450:4001::200e 2001:200::1 2003::1 2000::1';
const PRIVATE =
  '10.0.0.0 10.255.255.255 127.0.0.1 127.255.255.255 100.64.0.1 100.127.255.255 172.16.0.0 172.31.255.255 192.168.0.1 192.168.255.255 ::1 fc00::1 fdff:ffff::1';
const NEVER =
  '0.0.0.0 0.255.255.255 169.254.169.254 169.254.0.0 100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.255 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:1.1.1.1 ::ffff:0:1.1.1.1 64:ff9b::1.1.1.1 64:ff9b:1::1 100::1 2001::1 2001:20::1 2001:db8::1 2002:a00:1::1 3fff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 fd00:ec2::254 fd20:ce::254 5f00::1 localhost 1.2.3';

describe('an address', () => {
  it.each(PUBLIC.split(' '))('%s is public', (address) => {
    expect([addressFault(address, false), addressFault(address, true)]).toEqual([undefined, undefined]);
  });

  it.each(PRIVATE.split(' '))('%s is private: only a setting opens it', (address) => {
    expect([addressFault(address, false), addressFault(address, true)]).toEqual([expect.any(String), undefined]);
  });

  it.each(NEVER.split(' '))('%s is never connected to', (address) => {
    expect([addressFault(address, false), addressFault(address, true)]).toEqual([expect.any(String), expect.any(String)]);
  });
});
