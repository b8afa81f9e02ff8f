import { describe, expect, it } from '@jest/globals';
import { ask, json } from '../../harness/service/ask.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { bearer, ORGANISATION_B } from '../../harness/service/tokens.js';
import { DescribedApi, type Description, fetchDescription, operationsOf } from './described-api.js';

const description = await fetchDescription(fakeService());

/** Every object in a document, with its address. */
function objectsIn(value: unknown, pointer: string[] = []): [string[], Record<string, unknown>][] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).flatMap(([key, part]) => objectsIn(part, [...pointer, key]));
  return Array.isArray(value) ? parts : [[pointer, value as Record<string, unknown>], ...parts];
}

/** Schemas of objects that let fields pass which they do not name. What may be any JSON is made of itself. */
function openSchemas(document: Description): string[] {
  return objectsIn(document)
    .filter(([, { type, properties }]) => type === 'object' || (properties !== undefined && type !== undefined))
    .filter(([pointer, { additionalProperties }]) => {
      const isAnyJson = (additionalProperties as { $ref?: string } | undefined)?.$ref === `#/${pointer.slice(0, 3).join('/')}`;
      return additionalProperties !== false && !isAnyJson;
    })
    .map(([pointer]) => pointer.join(' '));
}

/** Every example of a document: where its schema stands, and its value. */
function examplesOf(api: DescribedApi): [string[], unknown][] {
  const { components } = api.description;
  const ofHeaders = Object.entries(components.headers).map(([name, { example }]): [string[], unknown] => [
    ['components', 'headers', name, 'schema'],
    example,
  ]);
  const ofOperations = api.operations.flatMap((operation) => {
    // The page of /docs fills examples in: `locale` has none, so that nobody overrides the customer's language unawares.
    const ofParameters = operation.parameters.flatMap(({ name, example }, index): [string[], unknown][] =>
      name === 'locale'
        ? []
        : [[['paths', operation.path, operation.method.toLowerCase(), 'parameters', String(index), 'schema'], example]],
    );
    const ofResponses = Object.keys(operation.responses).flatMap((status) => {
      const pointer = api.responsePointer(operation, Number(status)) ?? [];
      const content = api.responseOf(operation, Number(status))?.content ?? {};
      return Object.entries(content).flatMap(([type, { example, examples }]) => {
        const values = examples ? Object.values(examples).map(({ value }) => value) : [example];
        return values.map((value): [string[], unknown] => [[...pointer, 'content', type, 'schema'], value]);
      });
    });
    const ofBody = Object.values(operation.requestBody?.content['application/json']?.examples ?? {}).map(
      ({ value }): [string[], unknown] => [
        ['paths', operation.path, operation.method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'],
        value,
      ],
    );
    return [...ofParameters, ...ofBody, ...ofResponses];
  });
  return [...ofHeaders, ...ofOperations];
}

/** Examples that are absent, or not as the schema beside them says. */
function falseExamples(document: Description): string[] {
  const api = new DescribedApi(document);
  return examplesOf(api).flatMap(([pointer, value]) =>
    (value === undefined ? ['is absent'] : api.schemaFaults(pointer, value)).map((fault) => `${pointer.join(' ')}: ${fault}`),
  );
}

const changed = (change: (document: Description) => void): Description => {
  const copy = structuredClone(description);
  change(copy);
  return copy;
};

const operations = operationsOf(description);

describe('the description', () => {
  it('is OpenAPI 3.1, and the same whoever asks', async () => {
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    const addressless = async (authorization: string | null) => {
      const { servers: _, ...rest } = json(await ask(fakeService().app, '/openapi.json', authorization).expect(200));
      return rest;
    };
    const answers = [null, bearer(), bearer({ organisation_id: ORGANISATION_B }), 'Bearer abc'].map(addressless);
    const [first, ...others] = await Promise.all(answers);
    expect(Object.keys(first ?? {})).toEqual(['openapi', 'info', 'tags', 'security', 'paths', 'components']);
    for (const other of others) expect(other).toEqual(first);
  });

  it('names every operation once, with words for it and for each of its parameters', () => {
    expect(operations.map(({ operationId }) => operationId)).toEqual([
      'getInvoicePdf-v1',
      'downloadInvoicePdf',
      'listInvoices',
      'getInvoice',
      'getInvoiceInformation',
      'listOrderInvoices',
      'listAccountInvoices',
      'getInvoicePdf',
      'importInvoices',
      'renderInvoicePdf',
      'renderInvoiceXml',
      'validateInvoice',
      'getInvoiceRecord',
      'deleteInvoiceRecord',
      'getInvoiceXml',
      'createBatch',
      'getBatch',
      'watchBatch',
      'getBatchResult',
      'cancelBatch',
      'retryBatch',
      'listTemplates',
      'getTemplateSchema',
      'printDocumentPdf',
      'getHealth',
      'getReadiness',
      'getDescription',
      'getDocs',
    ]);
    for (const { path, parameters, ...words } of operations) {
      expect(words).toMatchObject({ summary: expect.stringMatching(/\w/), description: expect.stringMatching(/\w/) });
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name, required }) => [name, required])).toEqual(
        inPath.map((name) => [name, true]),
      );
      for (const parameter of parameters) expect(parameter).toMatchObject({ description: expect.stringMatching(/\w/) });
    }
  });

  it('needs a token everywhere but for what operators and tools ask', () => {
    const open = operations.filter(({ security }) => security?.length === 0).map(({ path }) => path);
    expect(open).toEqual(['/healthz', '/readyz', '/openapi.json', '/docs']);
    expect(operations.filter(({ security }) => security !== undefined)).toHaveLength(open.length);
    expect(description).toMatchObject({
      security: [{ bearerAuth: [] }],
      components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    });
  });

  it('gives the address under which it was asked for', async () => {
    const serversOf = async (service: ReturnType<typeof fakeService>, headers: Record<string, string> = {}) =>
      json(await ask(service.app, '/openapi.json', null).set(headers))['servers'];
    const forwarded = {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'billing.example',
      'X-Forwarded-Prefix': '/press',
    };
    const host = { Host: 'press.example:8080' };
    expect(await serversOf(fakeService(), host)).toEqual([{ url: 'http://press.example:8080' }]);
    expect(await serversOf(fakeService(), { ...host, ...forwarded })).toEqual([{ url: 'http://press.example:8080' }]);
    expect(await serversOf(fakeService({ trustedProxies: ['127.0.0.1/32'] }), forwarded)).toEqual([
      { url: 'https://billing.example/press' },
    ]);
    expect(await serversOf(fakeService({ publicBaseUrl: 'https://invoices.example/' }), forwarded)).toEqual([
      { url: 'https://invoices.example' },
    ]);
  });

  it('names no address but those of examples', () => {
    const hosts = [...JSON.stringify({ ...description, servers: [] }).matchAll(/https?:\/\/([^/"\s]+)/g)].map(
      ([, host = '']) => host,
    );
    expect(hosts.length).toBeGreaterThan(0);
    // What a schema is written in is named by an address.
    expect(hosts.filter((host) => !host.endsWith('.example') && host !== 'json-schema.org')).toEqual([]);
  });

  it('lets no field pass that it does not name, but in descriptions, among the properties of the sender and the variables of each template', () => {
    // Texts by category of tax. The categories are its only names.
    const byCategory = (pointer: string) => pointer.endsWith(' properties exemptionReasons');
    expect(openSchemas(description).filter((pointer) => !byCategory(pointer))).toEqual([
      'paths /api/v1/templates/{template}/schema get responses 200 content application/schema+json schema',
      'paths /openapi.json get responses 200 content application/json schema',
      // Properties of a line and of a document, by the names that the sender gave them.
      'components schemas DocumentData properties lines anyOf 0 properties items items properties attributes',
      'components schemas DocumentData properties attributes',
      'components schemas DocumentData properties variables',
    ]);
    expect(objectsIn(description).filter(([, { type }]) => type === 'object').length).toBeGreaterThan(20);
  });

  it('would be found to let one pass', () => {
    const opened = changed(
      ({ components }) => delete (components.schemas['ExsitedKpis'] as { additionalProperties?: boolean }).additionalProperties,
    );
    expect(openSchemas(opened)).toContain('components schemas ExsitedKpis');
  });

  it('has an example of every parameter, header and answer, and each is as its schema says', () => {
    expect(examplesOf(new DescribedApi(description)).length).toBeGreaterThan(150);
    expect(falseExamples(description)).toEqual([]);
  });

  it('would be found to have a false example, or none', () => {
    const inPath = changed(({ paths }) => {
      const [parameter] = paths['/api/v1/invoice-pdf/{id}/pdf']?.get.parameters ?? [];
      if (parameter) parameter.example = 'inv_042';
    });
    expect(falseExamples(inPath)).toEqual([
      expect.stringMatching(/^paths \/api\/v1\/invoice-pdf\/\{id\}\/pdf .* must match pattern/),
    ]);
    const inHeader = changed(({ components }) => {
      const header = components.headers['Retry-After'];
      if (header) header.example = 'soon';
    });
    expect(falseExamples(inHeader)).toEqual([expect.stringContaining('components headers Retry-After schema:  must be integer')]);
    const absent = changed(({ paths }) => {
      const response = paths['/healthz']?.get.responses['200'];
      if (response && 'content' in response) delete response.content['application/json']?.example;
    });
    expect(falseExamples(absent)).toEqual([expect.stringMatching(/^paths \/healthz .*: is absent$/)]);
  });
});
