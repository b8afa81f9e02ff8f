import { checkXml } from '../e-invoice/index.js';
import type { XmlEffects } from '../pdf/xml/effects.js';
import { recordValidation, recordXmlDenial, recordXmlDownload, recordXmlRendered } from '../records/audit.js';
import { extractInvoice } from '../records/import/xml/pdf/extract-invoice-xml.js';
import type { Database } from '../records/open-database.js';
import type { Settings } from '../settings/read-settings.js';
import type { Slots } from './work-limits.js';

/** What the stories of an XML need besides those of a PDF. */
export function openXmlEffects(settings: Settings, { prisma }: Database, { effects }: Slots): XmlEffects {
  const { MAX_IMPORT_BYTES: mostBytes } = settings;
  return {
    admitXml: effects.admitXml,
    checkXml: async ({ bytes, kind, encoding, profile }) => {
      const options = { mostBytes, ...(profile && { profile }) };
      if (kind === 'xml') return checkXml(bytes, { ...options, encoding });
      const { xml, fileName } = extractInvoice(bytes, { mostBytes });
      return checkXml(xml, { ...options, embeddedAs: fileName });
    },
    recordXmlDownload: (context, release) => recordXmlDownload(prisma, context, release),
    recordXmlDenial: (context, denial) => recordXmlDenial(prisma, context, denial),
    recordXmlRendered: (context, release) => recordXmlRendered(prisma, context, release),
    recordValidation: (context, validation) => recordValidation(prisma, context, validation),
  };
}
