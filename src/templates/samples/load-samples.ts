import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BillingDocument, DocumentType } from '../../invoices/billing-document.js';
import { checkDocument } from '../../invoices/checks/check-document.js';
import type { CivilDate } from '../../invoices/invoice.js';
import { LOGO_LIMITS, logoFault } from '../../invoices/logo/logo-image.js';
import { parseLocatedJson } from '../read/located-json.js';
import { schemaFaults } from '../read/manifest/schema-faults.js';
import { SourceText } from '../read/source-text.js';
import { type TemplateFiles, textOf } from '../read/template-files.js';
import { TemplateError } from '../template-error.js';
import { buildDocument } from './build-document.js';
import { sampleSchema } from './sample-schema.js';
import { plainWords } from './sample-wording.js';

/** A document for trying a template, in every language and on every paper. */
export interface Sample {
  /** The name of its file, without `.json`. */
  name: string;
  /** What it shows. */
  title: string;
  documentType: DocumentType;
  document: BillingDocument;
  /** Today for this sample: decides what is overdue. */
  today: CivilDate;
}

/**
 * Reads the samples of a folder, `*.json`, in the order of their names. Their figures are calculated and checked.
 * @throws TemplateError with file, line and field
 */
export function loadSamples(folder: string): Sample[] {
  const named = (file: string) => ({ name: join(basename(dirname(folder)), basename(folder), file), path: join(folder, file) });
  const files = readdirSync(folder).toSorted();
  return samplesOf(new Map(files.map((file) => [`samples/${file}`, named(file)])));
}

/** The samples among the files of a template, inherited ones included. @throws TemplateError with file, line and field */
export function samplesOf(files: TemplateFiles): Sample[] {
  const parts = [...files.keys()].filter((part) => /^samples\/.*\.json$/.test(part)).toSorted();
  return parts.flatMap((part) => {
    const file = files.get(part);
    if (!file) return [];
    const readImage = (image: string) => {
      const path = files.get(`samples/${image}`)?.path;
      return path === undefined ? null : readFileSync(path);
    };
    return [parseSample(file.name, textOf(file), readImage)];
  });
}

/**
 * Makes a sample from the text of its file. `readImage` returns the image that the seller's logo names, or null if it does not exist.
 * @throws TemplateError with file, line and field
 */
export function parseSample(file: string, text: string, readImage: (name: string) => Uint8Array | null): Sample {
  const source = new SourceText(file, text);
  const json = parseLocatedJson(source);
  const refuse = (offset: number, reason: string): never => {
    throw new TemplateError(file, source.positionAt(offset).line, reason);
  };
  const [ofJson] = json.faults;
  if (ofJson) refuse(ofJson.offset, ofJson.message);
  const parsed = sampleSchema.safeParse(json.value, { error: plainWords });
  if (!parsed.success) {
    const [{ offset, message } = { offset: 0, message: 'is faulty' }] = schemaFaults(parsed.error, json);
    return refuse(offset, message);
  }
  const { data } = parsed;
  const refuseLogo = (reason: string) => refuse(json.offsetOf(['organisation', 'logo']), `"organisation.logo" ${reason}`);
  const document = consistent(file, () => buildDocument(data, logoOf(data.organisation.logo, readImage, refuseLogo)));
  return {
    name: basename(file, '.json'),
    title: data.title,
    documentType: data.documentType,
    document,
    today: data.today ?? data.issueDate,
  };
}

function logoOf(
  name: string | null,
  readImage: (name: string) => Uint8Array | null,
  refuse: (reason: string) => never,
): Uint8Array | null {
  if (name === null) return null;
  const bytes = readImage(name) ?? refuse(`names "${name}", which is not in the folder of the sample`);
  const fault = logoFault(bytes);
  return fault === null ? bytes : refuse(`names "${name}"; a logo must be ${LOGO_LIMITS}: ${fault}`);
}

/** Figures that cannot be added up or that contradict each other are a fault of the sample. */
function consistent(file: string, build: () => BillingDocument): BillingDocument {
  try {
    const document = build();
    checkDocument(document);
    return document;
  } catch (cause) {
    if (cause instanceof TemplateError || !(cause instanceof Error)) throw cause;
    throw new TemplateError(file, null, cause.message, cause);
  }
}
