import { type Request, Router } from 'express';
import { type DocumentPdfs, printDocumentPdf } from '../../../pdf/document/print-document-pdf.js';
import type { DocumentTemplate } from '../../../templates/index.js';
import { authenticatedRequest } from '../../authenticate/authenticate.js';
import { HttpError } from '../../answers/http-error.js';
import { type Gates, mountOperation } from '../../operations/mount-operation.js';
import { operationPath } from '../../operations/operation.js';
import { checkBodyHeaders, readBody } from '../../request/read-body.js';
import { sendJson } from '../../answers/send-json.js';
import { conformanceIn } from '../../operations/pdf-query.js';
import { sendPdf } from '../../answers/send-pdf.js';
import { getTemplateSchema, listTemplates, printDocument } from './operations.js';
import { refusalOfData } from './refusals.js';
import { templateEntry } from './template-list.js';

/** Documents that are not stored here, and the templates that print them. */
export function documentRoutes(gates: Gates, pdfs: DocumentPdfs, baseUrlOf: (request: Request) => string): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const { templates, maxBodyBytes } = pdfs;
  const schemaAddress = (request: Request, template: string) =>
    baseUrlOf(request) + operationPath(getTemplateSchema, { template });

  mountOperation(router, gates, listTemplates, (_input, request, response) => {
    const entries = [...templates].map(([name, template]) => templateEntry(template, schemaAddress(request, name)));
    sendJson(response, { templates: entries });
  });
  mountOperation(router, gates, getTemplateSchema, ({ params }, request, response) => {
    const { $schema, ...schema } = templateOf(params.template).schema;
    response.type('application/schema+json');
    sendJson(response, { $schema, $id: schemaAddress(request, params.template), ...schema });
  });
  mountOperation(router, gates, printDocument, async ({ params, query }, request, response) => {
    const running = authenticatedRequest(response);
    const template = templateOf(params.template);
    checkBodyHeaders(request, maxBodyBytes, ['application/json']);
    const receive = () => readBody(request, response, { most: maxBodyBytes, signal: running.signal });
    const pdf = await printDocumentPdf(pdfs, running, { template, conformance: conformanceIn(query), receive }).catch(
      (error: unknown) => {
        throw refusalOfData(error);
      },
    );
    await running.steps.time('send', () => sendPdf(response, pdf, query.disposition));
  });
  return router;

  function templateOf(name: string): DocumentTemplate {
    const template = templates.get(name);
    if (!template)
      throw new HttpError('not_found', `There is no template ${name}. Available: ${[...templates.keys()].join(', ')}.`);
    return template;
  }
}
