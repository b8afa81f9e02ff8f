import { randomUUID } from 'node:crypto';

/** What a long document has beside its rows. */
export interface LongDocument {
  rows: number;
  /** Added to its styles. */
  style?: string;
  /** Before the table. */
  before?: string;
  /** Lines of the text of a row. */
  lines?: (row: number) => number;
  /** Attributes of a row. */
  attributes?: (row: number) => string;
}

const style = `
  @page { size: A5; margin: 20mm 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) } @top-left { content: attr(data-head) } }
  @page :first { margin-top: 10mm; @top-left { content: none } }
  html { font: 9pt/12pt Inter; font-variant-ligatures: no-contextual }
  main { padding-top: 5mm } section { padding: 4mm 0 6mm; border-top: 1pt solid }
  table { width: 100%; border-collapse: collapse } thead { border-bottom: 1pt solid }
  th { text-align: left } td { padding: 2pt 0; border-bottom: 0.5pt solid #999; vertical-align: top } .figure { text-align: right; width: 20mm }
  tr { break-inside: avoid } tbody tr:nth-child(even) { background: #eee } tbody tr:last-child td { padding-bottom: 20mm }
  .watermark { position: fixed; inset: 0; z-index: -1; color: #ddd; font-size: 60pt }`;

/** A document with a long table that may be cut before each row, as the templates write it. */
export function longDocument({ rows, lines = () => 1, ...more }: LongDocument): { html: string; marker: string } {
  const marker = randomUUID();
  const body = Array.from({ length: rows }, (_, row) => {
    const text = Array.from({ length: lines(row) }, (_line, line) => (line === 0 ? `Line${row}x` : `more ${line}`)).join('<br>');
    return `<!--${marker}--><tr${more.attributes?.(row) ?? ''}><td>${text}</td><td class="figure">${row}.50</td></tr>`;
  });
  const html = `<!doctype html>
<html lang="en" data-render="${marker}" data-head="A long document"><head><meta charset="utf-8"><title>Long</title><style>${style}${more.style ?? ''}</style></head>
<body><div class="watermark" aria-hidden="true">Draft</div>${more.before ?? ''}<main><h1>Beginning</h1><p>Before the table, at <a href="https://example.com/">example.com</a>.</p>
<section><h2>Lines</h2><table><thead><tr><th scope="col">Name</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>${body.join('\n')}<!--${marker}--></tbody></table><p>Below the table</p></section>
<section><h2>Result</h2><table><tr><th scope="row">Total</th><td>1,234.56</td></tr></table></section></main></body></html>`;
  return { html, marker };
}
