import type { SupportingDocument } from '../../invoices/invoice.js';

/** Of the files that invoices may have (BR-CL-24, BR-DEX-01), by the ending of their names. */
const BY_ENDING: Partial<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xml: 'application/xml',
};

/** The media type of an embedded file: as stated, or as the name of the file ends; undefined if neither tells. */
export function mediaTypeOf({ mediaType, fileName }: Pick<SupportingDocument, 'mediaType' | 'fileName'>): string | undefined {
  const ending = /\.(\w+)$/.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  return mediaType ?? BY_ENDING[ending];
}
