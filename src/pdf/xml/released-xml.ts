import type { RuleFault } from '../e-invoice.js';
import type { FileName } from '../file-name.js';

/** An XML that may be sent: its audit entry is written. */
export interface ReleasedXml {
  bytes: Buffer;
  fileName: FileName;
  /** The id of its profile. */
  profile: string;
  /** The rules that it breaks without being invalid. */
  faults: readonly RuleFault[];
}
