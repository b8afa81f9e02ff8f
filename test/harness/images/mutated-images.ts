import { deflateSync, inflateSync } from 'node:zlib';
import { type Chunk, pngOf } from './png-image.js';

/** Numbers that are the same in every run, below a bound. */
export type Numbers = (below: number) => number;

/** @param seed of another row of numbers */
export function numbersFrom(seed: number): Numbers {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Chunks whose content browsers look at, and one that nobody knows. */
const REMARKS =
  'gAMA cHRM sRGB iCCP tEXt zTXt iTXt bKGD pHYs tIME sBIT hIST sPLT tRNS PLTE cICP mDCV cLLI eXIf fcTL fdAT acTL abCd'.split(' ');

/** A file with a byte changed, left out, put in or missing from here on. */
export function mutatedBytes(given: Buffer, below: Numbers): Buffer {
  const bytes = Buffer.from(given);
  const at = below(bytes.length);
  const kind = below(6);
  if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
  else if (kind === 1) bytes[at] = below(256);
  else if (kind === 2) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(8))]);
  else if (kind === 3) return Buffer.concat([bytes.subarray(0, at), Buffer.from([below(256), below(256)]), bytes.subarray(at)]);
  else if (kind === 4) return bytes.subarray(0, at);
  else bytes.fill(below(2) * 255, at, Math.min(bytes.length, at + 1 + below(20)));
  return bytes;
}

/** A PNG whose checksums hold and whose chunks, or the pixels in them, are others. */
export function mutatedPng(given: readonly Chunk[], below: Numbers): Buffer {
  const chunks = given.map(([type, data]): Chunk => [type, Buffer.from(data)]);
  const at = below(chunks.length);
  const [type = '', data = Buffer.alloc(0)] = chunks[at] ?? [];
  const kind = below(6);
  if (kind === 0) data[below(data.length)] = below(256);
  else if (kind === 1) chunks.splice(at, 1);
  else if (kind === 2) chunks.splice(at, 0, chunks[below(chunks.length)] ?? [type, data]);
  else if (kind === 3) chunks[at] = [type, data.subarray(0, below(data.length + 1))];
  else if (kind === 4) {
    const length = [0, 1, 2, 3, 4, 6, 9, 13, 26, 32][below(10)] ?? 0;
    const content = Buffer.from(Array.from({ length }, () => below(below(2) === 0 ? 3 : 256)));
    chunks.splice(1 + below(chunks.length - 1), 0, [REMARKS[below(REMARKS.length)] ?? 'abCd', content]);
  } else if (type === 'IDAT') chunks[at] = [type, deflateSync(mutatedBytes(inflateSync(data), below))];
  return pngOf(chunks);
}

/** A JPEG whose headers or image data are others, or whose image data ends too early. */
export function mutatedJpeg(given: Buffer, below: Numbers): Buffer {
  const bytes = Buffer.from(given);
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
  const kind = below(3);
  const [first, last] = kind === 0 ? [2, scan + 14] : [scan + 14, bytes.length - 2];
  const at = first + below(Math.max(1, last - first));
  if (kind === 2) return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xd9])]);
  bytes[at] = below(256);
  return bytes;
}
