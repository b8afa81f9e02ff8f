/**
 * The bytes of a PDF without what differs between two prints of one document: when it was made, and from which number on Chromium counted the nodes of
 * the page (pages are used again). Everything else has to be the same, bit by bit.
 */
export function withoutPrint(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const nodes = [...text.matchAll(/\(node(\d{8})\)/g)].map(([, number]) => Number(number));
  const first = Math.min(...nodes);
  return text
    .replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, '/$1 ()')
    .replaceAll(/\(node(\d{8})\)/g, (_, number: string) => `(node +${Number(number) - first})`);
}
