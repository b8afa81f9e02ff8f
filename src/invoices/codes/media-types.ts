import { codes } from './codes.js';

/** The media types of attachments (BR-CL-24). */
export const MEDIA_TYPES = codes(`
  application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
  application/vnd.oasis.opendocument.spreadsheet
`);
