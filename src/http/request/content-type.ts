/** A media type and its charset, in small letters. */
export interface ContentType {
  type: string;
  charset: string | undefined;
}

/** One parameter: a token, or a quoted string (RFC 9110, 5.6.6). Its place may be empty. */
const PARAMETER = /;\s*(?:([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"([^"\\]*)"|([\w!#$%&'*+.^`|~-]+))\s*)?/g;

/** Reads a `Content-Type`. Undefined if it is none, or names several charsets. */
export function parseContentType(header: string): ContentType | undefined {
  const [, type, rest = ''] = /^\s*([^\s;,]+)\s*(;.*)?$/.exec(header) ?? [];
  if (type === undefined || rest.replaceAll(PARAMETER, '') !== '') return undefined;
  const charsets = [...rest.matchAll(PARAMETER)].filter(([, name]) => name?.toLowerCase() === 'charset');
  if (charsets.length > 1) return undefined;
  const [, , quoted, token] = charsets[0] ?? [];
  return { type: type.toLowerCase(), charset: (quoted ?? token)?.trim().toLowerCase() };
}
