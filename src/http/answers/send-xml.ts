import type { Response } from 'express';
import { termsOf, type Warning } from '../../invoices/warning.js';
import type { ReleasedXml } from '../../pdf/xml/released-xml.js';
import { STRICT_POLICY } from './content-policy.js';
import { brokenRules, MOST_NAMED } from './e-invoice.js';
import { contentDisposition, sendBytes } from './send-pdf.js';

/**
 * Answers with a complete XML. Nothing on the way may store or change it, and a browser shows it to nobody.
 * @param warnings what is odd about an invoice that the caller sent
 * @throws CallerGoneError when the connection ends before the last byte is handed over
 */
export async function sendXml(response: Response, xml: ReleasedXml, warnings: readonly Warning[]): Promise<void> {
  const { bytes, fileName, profile, faults } = xml;
  const odd = [...termsOf(warnings, MOST_NAMED), ...brokenRules(faults)];
  response.status(200).set({
    'Content-Type': 'application/xml',
    'Content-Disposition': contentDisposition('attachment', fileName),
    'Content-Length': String(bytes.length),
    'X-E-Invoice-Profile': profile,
    ...(odd.length > 0 && { 'X-Invoice-Warnings': odd.join(', ') }),
    'Cache-Control': 'private, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': STRICT_POLICY,
  });
  await sendBytes(response, bytes);
}
