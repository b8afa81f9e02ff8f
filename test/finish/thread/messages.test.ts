import { describe, expect, it } from '@jest/globals';
import { received } from '../../../src/finish/thread/messages.js';

describe('what comes from another thread', () => {
  it('is a document with its replacements, in buffers', () => {
    const printed = { bytes: Buffer.from('abc'), words: 'a b', replacements: new Map([[7, Buffer.from('d')]]) };
    expect(received(structuredClone(printed))).toEqual(printed);
  });

  it('is a document in parts, in buffers', () => {
    const parts = [{ bytes: Buffer.from('abc'), words: null, from: 0, to: 2 }];
    const printed = { parts, furniture: Buffer.from('d') };
    expect(received(structuredClone(printed))).toEqual(printed);
  });
});
