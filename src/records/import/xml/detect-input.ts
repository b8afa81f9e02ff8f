export type InputKind = 'json' | 'xml' | 'pdf';

/** A PDF may have a few bytes of something else before its header. */
const PDF_HEADER_WITHIN = 1024;

/** What a body is: by its content type, where one is given that we know, else by its first characters. Undefined if it is none of them. */
export function detectInput(bytes: Uint8Array, contentType?: string): InputKind | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml';
  if (type === 'application/pdf') return 'pdf';
  const start = Buffer.from(bytes.subarray(0, PDF_HEADER_WITHIN)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  // Zeros and the marks of UTF-8 and UTF-16 stand before and between the characters.
  const [first] = start.replaceAll(/\0|^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/g, '').trimStart();
  if (first === '{' || first === '[') return 'json';
  return first === '<' ? 'xml' : undefined;
}
