import { describe, expect, it } from '@jest/globals';
import { received, receivedOptions } from '../../../src/finish/thread/messages.js';

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

  it('is what goes into a document, in buffers', () => {
    const file = { description: 'D', mediaType: 'text/plain', relationship: 'Data', bytes: Buffer.from('a') } as const;
    const mark = { fileName: 'factur-x.xml', version: '1.0', conformanceLevel: 'EN 16931' };
    const eInvoice = { ...mark, relationship: 'Alternative', bytes: Buffer.from('<a/>') } as const;
    const options = { author: 'A', attachments: [{ name: 'a.txt', ...file }], eInvoice };
    expect(receivedOptions(structuredClone(options))).toEqual(options);
    expect(receivedOptions({ author: 'A', eInvoice: null })).toEqual({ author: 'A' });
  });
});
