import { Dict, Name, Stream, type PdfObject } from '../read/objects.js';
import type { Facts } from '../rules/rule.js';

/** A colour space in use, by the name of its family, with its ICC profile. */
export interface UsedSpace {
  family: string;
  profile: Stream | undefined;
  at: string;
}

/** Every colour space that the document uses, with those that it stands on. */
export function usedSpaces({ content, catalog }: Facts): UsedSpace[] {
  const used: UsedSpace[] = [];
  const add = (space: PdfObject, at: string): void => {
    const parts = Array.isArray(space) ? space.map(catalog.resolve) : [space];
    const [family, base, alternate] = parts;
    const name = family instanceof Name ? family.value : '?';
    used.push({ family: name, profile: base instanceof Stream ? base : undefined, at });
    if ((name === 'Indexed' || name === 'Pattern') && base !== undefined) add(base, at);
    if ((name === 'Separation' || name === 'DeviceN') && alternate !== undefined) add(alternate, at);
  };
  for (const { space, at } of content.colours) add(space, at);
  return used;
}

/** The header of an ICC profile (ICC.1, 7.2). */
export interface ProfileHeader {
  version: number;
  deviceClass: string;
  space: string;
  /** The size that it says is its size, and it has the signature. */
  isWhole: boolean;
}

export function profileHeader({ bytes }: Stream): ProfileHeader {
  const text = (at: number) => bytes.toString('latin1', at, at + 4);
  if (bytes.length < 128) return { version: NaN, deviceClass: '', space: '', isWhole: false };
  return {
    version: (bytes[8] ?? 0) + (bytes[9] ?? 0) / 256,
    deviceClass: text(12),
    space: text(16),
    isWhole: bytes.readUInt32BE(0) === bytes.length && text(36) === 'acsp',
  };
}

/** The output intent of PDF/A, and the colours of its profile. */
export function outputIntents(catalog: Dict): { intents: Dict[]; pdfa: Dict | undefined; space: string | undefined } {
  const intents = catalog.list('OutputIntents').filter((one) => one instanceof Dict);
  const pdfa = intents.find((one) => one.name('S') === 'GTS_PDFA1');
  const profile = pdfa?.stream('DestOutputProfile');
  return { intents, pdfa, space: profile && profileHeader(profile).space };
}
