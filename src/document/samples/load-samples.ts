import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { BillingDocument, DocumentType } from '../../invoices/billing-document.js';
import { checkDocument } from '../../invoices/check-document.js';
import type { CivilDate } from '../../invoices/invoice.js';
import { imageMediaType } from '../../invoices/logo-image.js';
import { TemplateError } from '../template-error.js';
import { buildDocument } from './build-document.js';
import { type SampleData, sampleSchema } from './sample-schema.js';

/** A document to try a template with, in every language and on every paper. */
export interface Sample {
  /** The name of its file, without `.json`. */
  name: string;
  /** What it shows. */
  title: string;
  documentType: DocumentType;
  document: BillingDocument;
  /** The day on which it is looked at: decides what is overdue. */
  today: CivilDate;
}

/**
 * Reads the samples of a folder, `*.json`, in the order of their names. Their figures are calculated and checked.
 * @throws TemplateError with the file, and the path of the field in it
 */
export function loadSamples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => parseSample(file, readFileSync(join(folder, file), 'utf8'), (logo) => readLogo(folder, file, logo)));
}

/** Makes a sample of the text of its file. `readImage` hands over the image that the seller's logo names. @throws TemplateError */
export function parseSample(file: string, json: string, readImage: (name: string) => Uint8Array): Sample {
  const data = parseData(file, json);
  const logo = data.organisation.logo;
  const document = consistent(file, () => buildDocument(data, logo === null ? null : readImage(logo)));
  return {
    name: basename(file, '.json'),
    title: data.title,
    documentType: data.documentType,
    document,
    today: data.today ?? data.issueDate,
  };
}

/** What cannot be added up, or contradicts itself, is a fault of the sample. */
function consistent(file: string, build: () => BillingDocument): BillingDocument {
  try {
    const document = build();
    checkDocument(document);
    return document;
  } catch (cause) {
    if (cause instanceof TemplateError || !(cause instanceof Error)) throw cause;
    throw new TemplateError(where(file), null, cause.message, cause);
  }
}

function parseData(file: string, json: string): SampleData {
  const parsed = sampleSchema.safeParse(parseJson(file, json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TemplateError(where(file), null, issue ? describe(issue) : 'is no sample', parsed.error);
}

/** `lines[3].unitPrice: must be a decimal number as text`. */
function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1);
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'is no JSON';
    const position = /at position (?<at>\d+)/.exec(reason)?.groups?.['at'];
    const line = position === undefined ? null : json.slice(0, Number(position)).split('\n').length;
    throw new TemplateError(where(file), line, reason, cause);
  }
}

function readLogo(folder: string, file: string, name: string): Uint8Array {
  const path = join(folder, name);
  if (!existsSync(path)) throw new TemplateError(where(file), null, `organisation.logo: there is no file "${name}"`);
  const bytes = readFileSync(path);
  if (!imageMediaType(bytes)) throw new TemplateError(where(file), null, `organisation.logo: "${name}" is neither PNG nor JPEG`);
  return bytes;
}

const where = (file: string) => `samples/${file}`;
