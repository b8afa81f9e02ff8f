import { ImportError } from '../../faults/errors.js';

/** The text of a file. Bytes that are not UTF-8 are refused: they would be stored as question marks. @throws ImportError */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError([{ path: 'file', message: 'is not UTF-8 text' }]);
  }
}
