import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../machine/ports.js';
import { type Message, readMessage } from './protobuf.js';

/** A span as it came over the wire. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Empty: it has none. */
  parentSpanId: string;
  name: string;
  /** 1: internal, 2: server. */
  kind: number;
  /** Nanoseconds since 1970. */
  start: bigint;
  end: bigint;
  attributes: Record<string, string | number>;
  events: { name: string; attributes: Record<string, string | number> }[];
  /** 0: unset, 2: error. */
  status: number;
  /** Of the process that sent it. */
  resource: Record<string, string | number>;
}

/** What a collector does with a request. */
export type Behaviour = 'takes' | 'hangs' | 'fails';

/** A collector on this machine. */
export interface TraceCollector {
  url: string;
  spans: ReceivedSpan[];
  requests: { path: string; headers: IncomingMessage['headers'] }[];
  /** All that came, as text, to look for what must not be in it. */
  raw: string[];
  close(): Promise<void>;
}

/** Takes traces as an OpenTelemetry collector does (OTLP over HTTP, protobuf), with a reader of its own. */
export async function startCollector(behaviour: Behaviour = 'takes'): Promise<TraceCollector> {
  const collector = { spans: [] as ReceivedSpan[], requests: [] as TraceCollector['requests'], raw: [] as string[] };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    collector.requests.push({ path: request.url ?? '', headers: request.headers });
    collector.raw.push(body.toString('latin1'));
    if (behaviour === 'hangs') return;
    if (behaviour === 'fails') return void response.writeHead(400).end();
    collector.spans.push(...spansOf(body));
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
  };
  const server = createServer((request, response) => void take(request, response));
  const port = await listen(server);
  return {
    ...collector,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// The numbers of the fields are those of opentelemetry/proto/trace/v1/trace.proto and its neighbours.
function spansOf(body: Buffer): ReceivedSpan[] {
  return readMessage(body)
    .messages(1)
    .flatMap((ofResource) => {
      const resource = attributesOf(ofResource.messages(1)[0], 1);
      const spans = ofResource.messages(2).flatMap((ofScope) => ofScope.messages(2));
      return spans.map((span) => receivedSpan(span, resource));
    });
}

function receivedSpan(span: Message, resource: ReceivedSpan['resource']): ReceivedSpan {
  return {
    traceId: span.bytes(1).toString('hex'),
    spanId: span.bytes(2).toString('hex'),
    parentSpanId: span.bytes(4).toString('hex'),
    name: span.bytes(5).toString(),
    kind: Number(span.number(6)),
    start: span.number(7),
    end: span.number(8),
    attributes: attributesOf(span, 9),
    events: span.messages(11).map((event) => ({ name: event.bytes(2).toString(), attributes: attributesOf(event, 3) })),
    status: Number(span.messages(15)[0]?.number(3) ?? 0n),
    resource,
  };
}

function attributesOf(message: Message | undefined, field: number): Record<string, string | number> {
  const pairs = (message?.messages(field) ?? []).map((pair) => {
    const [value] = pair.messages(2);
    const isText = value?.has(1) ?? false;
    return [pair.bytes(1).toString(), isText ? value?.bytes(1).toString() : Number(value?.number(3))];
  });
  return Object.fromEntries(pairs) as Record<string, string | number>;
}
