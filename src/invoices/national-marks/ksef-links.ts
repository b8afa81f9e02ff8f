import { type KsefMark, MOST_MARK_BYTES } from '../national-marks.js';
import { isNip, NIP } from './polish-nip.js';

// The addresses of KOD I and KOD II: Ministry of Finance, ksef-docs, `kody-qr.md` of 21 August 2025, with the addresses of KSeF 2.0 (state of May 2026).

type Environment = KsefMark['environment'];

const HOSTS: Record<Environment, string> = {
  production: 'qr.ksef.mf.gov.pl',
  demo: 'qr-demo.ksef.mf.gov.pl',
  test: 'qr-test.ksef.mf.gov.pl',
};

/** 32 bytes; the last character has only four bits. */
export const SHA256_BASE64URL = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** What KOD I says. */
export interface InvoiceLink {
  environment: Environment;
  nip: string;
  /** YYYY-MM-DD. */
  day: string;
  hash: string;
}

/** The address in KOD I. */
export function invoiceLink({ environment, nip, day, hash }: InvoiceLink): string {
  return `https://${HOSTS[environment]}/invoice/${nip}/${turned(day)}/${hash}`;
}

/** What an address of KOD I says; null if it is not one. */
export function readInvoiceLink(url: string): InvoiceLink | null {
  const [environment, kind, nip = '', day = '', hash = '', ...rest] = partsOf(url);
  if (!environment || kind !== 'invoice' || rest.length > 0) return null;
  return isNip(nip) && /^\d{2}-\d{2}-\d{4}$/.test(day) && SHA256_BASE64URL.test(hash)
    ? { environment, nip, day: turned(day), hash }
    : null;
}

/** The forms of a context: who was logged in. */
const CONTEXTS: Record<string, RegExp> = {
  Nip: NIP,
  InternalId: /^\d{10}-\d{5}$/,
  NipVatUe: /^\d{10}-[A-Z]{2}[A-Z0-9+*]{2,12}$/,
  PeppolId: /^P[A-Z]{2}[A-Z0-9]{6}$/,
};

/** What KOD II says of the invoice; null if it is not such an address. The signature is not verified: the certificate is not here. */
export function readCertificateLink(url: string): Omit<InvoiceLink, 'day'> | null {
  const [environment, kind, type = '', context = '', nip = '', serial = '', hash = '', signature = '', ...rest] = partsOf(url);
  if (!environment || kind !== 'certificate' || rest.length > 0) return null;
  const isContext = Object.hasOwn(CONTEXTS, type) && CONTEXTS[type]?.test(context) === true;
  const isSigned = /^[0-9A-F]{1,40}$/.test(serial) && /^[A-Za-z0-9_-]{80,700}$/.test(signature);
  if (!isContext || (type === 'Nip' && !isNip(context)) || !isNip(nip) || !isSigned) return null;
  return SHA256_BASE64URL.test(hash) ? { environment, nip, hash } : null;
}

/** The environment of an address, and the parts of its path; empty if its host is another one. */
function partsOf(url: string): [Environment?, ...string[]] {
  if (url.length > MOST_MARK_BYTES) return [];
  const [, host, path = ''] = /^https:\/\/([^/]+)\/(.*)$/s.exec(url) ?? [];
  const environment = (Object.keys(HOSTS) as Environment[]).find((one) => HOSTS[one] === host);
  return environment ? [environment, ...path.split('/')] : [];
}

function turned(day: string): string {
  return day.split('-').toReversed().join('-');
}
