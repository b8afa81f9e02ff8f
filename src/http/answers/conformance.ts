import { type DocumentNotConformantError, namesOf, type PdfConformance } from '../../pdf/conformance.js';
import { type GateFault, HttpError } from './http-error.js';

/** A reason may quote a text of the document. */
const LONGEST_MESSAGE = 300;

/** `PDF/A-3a; faults="heading-order, table"`: what a PDF claims, and the gates that it did not pass. The names of both are ours, so the header is short and safe. */
export function conformanceHeader({ conformsTo, faults }: PdfConformance): string {
  const gates = new Set(faults.map(({ gate }) => gate));
  return gates.size === 0 ? namesOf(conformsTo) : `${namesOf(conformsTo)}; faults="${[...gates].join(', ')}"`;
}

/** What a PDF claims, for the log and the metrics. */
export interface ClaimedConformance {
  /** The standards by name, or `none`. */
  claimed: string;
  /** Why it does not claim the others that were wanted. */
  faults: readonly GateFault[];
}

/** The most reasons in an answer, and in a log line. */
const MOST_FAULTS = 20;

/** What a finished PDF claims, in words. */
export function claimedConformance({ conformsTo, faults }: PdfConformance): ClaimedConformance {
  return { claimed: namesOf(conformsTo), faults: gateFaults(faults) };
}

function gateFaults(faults: PdfConformance['faults']): GateFault[] {
  return faults.slice(0, MOST_FAULTS).map(({ gate, message, place }) => ({
    gate,
    message: message.slice(0, LONGEST_MESSAGE) + (place?.page ? ` (page ${place.page})` : ''),
  }));
}

/** For a document that does not conform and must: the same error with its faults for the caller. */
export function refusalOfDocument(error: DocumentNotConformantError): HttpError {
  const faults = gateFaults(error.faults);
  const message = `The document is not sent, because it does not conform to ${error.missing}; see faults.`;
  return new HttpError(error.code, message, { faults, furtherFaults: error.faults.length - faults.length, cause: error });
}
