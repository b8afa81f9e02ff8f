/** The position of a request in a trace that began elsewhere (W3C Trace Context, 3.2). */
export interface TraceParent {
  traceId: string;
  /** The span of the caller. */
  parentId: string;
  sampled: boolean;
}

/** Later versions may add fields at the end. `ff` is not a valid version. */
const FORM = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a `traceparent` header; undefined if it is absent or invalid. */
export function parseTraceParent(header: unknown): TraceParent | undefined {
  const match = typeof header === 'string' ? FORM.exec(header) : null;
  if (!match) return undefined;
  const [, version, traceId = '', parentId = '', flags = '', more] = match;
  if (version === '00' && more !== undefined) return undefined;
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
