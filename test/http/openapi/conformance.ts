import type { Answer, DescribedApi, Operation } from './described-api.js';

/** Headers that come only where a limit is set, which the description says of them. */
const WHERE_LIMITED = ['RateLimit', 'RateLimit-Policy'];

/** Headers that come only where something is odd, which the description says of them. */
const WHERE_ODD = ['X-Invoice-Warnings', 'X-Invoice-Unmapped', 'Preference-Applied'];

/** Headers of HTTP itself, which every answer may have. */
const OF_EVERY_ANSWER = ['Content-Length'];

/**
 * What of an answer the description does not say: its status, its type, a field, a code, a header. None: it is as described.
 * @param limited whether the service limits how many PDFs an organisation may have, and so must say what is left of them
 */
export function faultsOf(api: DescribedApi, operation: Operation, answer: Answer, limited = true): string[] {
  const pointer = api.responsePointer(operation, answer.status);
  if (!pointer) return [`status ${answer.status} is not documented`];
  return [...bodyFaults(api, operation, answer, pointer), ...headerFaults(api, operation, answer, limited)];
}

function bodyFaults(api: DescribedApi, operation: Operation, { status, headers, body }: Answer, pointer: string[]): string[] {
  const isEmpty = Object.keys(api.responseOf(operation, status)?.content ?? {}).length === 0;
  if (isEmpty) return body.length === 0 ? [] : ['there is a body'];
  const type = (headers['content-type'] ?? '').replace(/;.*$/, '');
  if (type === 'text/event-stream') return eventFaults(headers, body);
  if (headers['content-length'] !== String(body.length)) return ['Content-Length is not the size of the body'];
  if (!api.responseOf(operation, status)?.content[type]) return [`type "${type}" is not documented for ${status}`];
  const schema = [...pointer, 'content', type, 'schema'];
  if (type === 'application/pdf') return /^%PDF-[\s\S]*%%EOF\n$/.test(body.toString('latin1')) ? [] : ['the body is no PDF'];
  if (type === 'application/xml') return /^<\?xml [\s\S]*>\n?$/.test(body.toString()) ? [] : ['the body is no XML'];
  if (type === 'application/zip') return body.toString('latin1', 0, 2) === 'PK' ? [] : ['the body is no ZIP'];
  if (type === 'text/html') return api.schemaFaults(schema, body.toString());
  const value = parseJson(body);
  if (value === undefined) return ['the body is no JSON'];
  const codes = api.codesOf(operation, status);
  if (codes.length === 0) return api.schemaFaults(schema, value);
  const { code, request_id: requestId } = value as Record<string, unknown>;
  return [
    ...api.schemaFaults(schema, value),
    ...(codes.includes(String(code)) ? [] : [`code ${String(code)} is not documented for ${status}`]),
    ...(requestId === headers['x-request-id'] ? [] : ['request_id is not X-Request-Id']),
  ];
}

/** Events come in chunks of HTTP; how many there will be, nobody knows at the beginning. */
function eventFaults(headers: Answer['headers'], body: Buffer): string[] {
  if (headers['transfer-encoding'] !== 'chunked') return ['the events have a length'];
  return /^[0-9a-f]+\r\n(?:event: (?:progress|end)\ndata: \{.*\}\n\n|: .*\n\n)/.test(body.toString())
    ? []
    : ['the body has no events'];
}

function headerFaults(api: DescribedApi, operation: Operation, { status, headers, body }: Answer, limited: boolean): string[] {
  const documented = Object.keys(api.responseOf(operation, status)?.headers ?? {});
  const isForeign = body.includes('"foreign_organisation"');
  const missing = documented.filter(
    (name) =>
      !(isForeign && name === 'WWW-Authenticate') &&
      headers[name.toLowerCase()] === undefined &&
      (limited || !WHERE_LIMITED.includes(name)) &&
      !WHERE_ODD.includes(name),
  );
  const wrong = documented.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    if (value === undefined) return [];
    // A header is text; the schema says what it reads as.
    const read = /^\d+$/.test(value) ? Number(value) : value;
    return api.schemaFaults(['components', 'headers', name, 'schema'], read).map((fault) => `header ${name}${fault}`);
  });
  // What is left of the limit is told with errors too, once the request is counted; callers go by 200 and 429.
  const mayStand = [...documented, ...OF_EVERY_ANSWER, ...(status === 200 ? [] : WHERE_LIMITED)];
  const extra = Object.keys(api.description.components.headers).filter(
    (name) => headers[name.toLowerCase()] !== undefined && !mayStand.includes(name),
  );
  return [
    ...missing.map((name) => `header ${name} is missing`),
    ...wrong,
    ...extra.map((name) => `header ${name} is not documented for ${status}`),
  ];
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
