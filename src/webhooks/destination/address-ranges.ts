import { BlockList, isIP } from 'node:net';

/** Addresses that `WEBHOOK_PRIVATE_ADDRESSES=allow` opens: this machine and networks of one's own. */
const PRIVATE: readonly Range[] = [
  ['10.0.0.0', 8, 'private (RFC 1918)'],
  ['172.16.0.0', 12, 'private (RFC 1918)'],
  ['192.168.0.0', 16, 'private (RFC 1918)'],
  ['127.0.0.0', 8, 'loopback'],
  ['100.64.0.0', 10, 'shared by a carrier (RFC 6598)'],
  ['::1', 128, 'loopback'],
  ['fc00::', 7, 'private (RFC 4193)'],
];

/** Addresses that no setting opens. Sources: IANA's registries of special-purpose addresses, and the clouds' documents for metadata services. */
const RESERVED: readonly Range[] = [
  ['169.254.0.0', 16, 'link-local, where clouds have their metadata'],
  ['100.100.100.200', 32, 'a metadata service (Alibaba)'],
  ['168.63.129.16', 32, 'a metadata service (Azure)'],
  ['fd00:ec2::254', 128, 'a metadata service (AWS)'],
  ['fd20:ce::254', 128, 'a metadata service (Google)'],
  ['0.0.0.0', 8, 'unspecified'],
  ['192.0.0.0', 24, 'reserved (RFC 6890)'],
  ['192.0.2.0', 24, 'for documentation'],
  ['192.88.99.0', 24, '6to4'],
  ['198.18.0.0', 15, 'for benchmarks'],
  ['198.51.100.0', 24, 'for documentation'],
  ['203.0.113.0', 24, 'for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
  ['2001::', 23, 'reserved (Teredo, ORCHID)'],
  ['2001:db8::', 32, 'for documentation'],
  ['2002::', 16, '6to4'],
  ['3fff::', 20, 'for documentation'],
];

/** Of IPv6, only this is global unicast. Beyond it are mapped and compatible IPv4, NAT64, link-local, site-local and multicast. */
const GLOBAL_UNICAST = rangeList([['2000::', 3, '']])[0]?.list ?? new BlockList();

type Range = readonly [network: string, bits: number, why: string];

interface RangeList {
  list: BlockList;
  family: 'ipv4' | 'ipv6';
  why: string;
}

// One list for each range: BlockList compares IPv4 with mapped IPv6 by itself, and does not tell which rule matched.
const PRIVATE_LISTS = rangeList(PRIVATE);
const RESERVED_LISTS = rangeList(RESERVED);

/**
 * Why the service must not connect to an address; undefined: it may.
 * @param address IPv4 or IPv6, as Node writes it
 * @param allowPrivate private and loopback addresses are allowed; link-local, metadata services and reserved ones never are
 */
export function addressFault(address: string, allowPrivate: boolean): string | undefined {
  const plain = address.replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 0) return 'not an address';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const within = (lists: readonly RangeList[]) =>
    lists.find((one) => one.family === family && one.list.check(plain, family))?.why;
  const reserved = within(RESERVED_LISTS);
  if (reserved !== undefined) return reserved;
  const own = within(PRIVATE_LISTS);
  if (own !== undefined) return allowPrivate ? undefined : own;
  return family === 'ipv6' && !GLOBAL_UNICAST.check(plain, family) ? 'not a public address of IPv6' : undefined;
}

function rangeList(ranges: readonly Range[]): RangeList[] {
  return ranges.map(([network, bits, why]) => {
    const family = isIP(network) === 4 ? 'ipv4' : 'ipv6';
    const list = new BlockList();
    list.addSubnet(network, bits, family);
    return { list, family, why };
  });
}
