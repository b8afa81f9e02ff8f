import { EXAMPLE_PROFILES, type ExampleEInvoice } from '../../../side-by-side/example.js';
import { escaped } from './escaped.js';
import { faultsHtml, xmlHtml } from './xml-html.js';

const NAMES: Readonly<Record<string, string>> = {
  'xrechnung-ubl': 'XRechnung, UBL',
  'xrechnung-cii': 'XRechnung, CII',
  peppol: 'Peppol BIS Billing',
  'en16931-ubl': 'EN 16931, UBL',
  'en16931-cii': 'EN 16931, CII',
  'factur-x': 'Factur-X, ZUGFeRD',
};

/** The profile of the page that names none. */
export const USUAL_PROFILE = 'en16931-ubl';

/** The name of the page of a profile, below `docs/`. */
export function pageName(profile: string): string {
  return profile === USUAL_PROFILE ? 'e-invoice' : `e-invoice-${profile}`;
}

/** A sample invoice beside its XML. Addresses are relative, so that it works behind any prefix. It has no inline scripts or styles. */
export function eInvoicePage(title: string, profile: string, eInvoice: ExampleEInvoice): string {
  const links = EXAMPLE_PROFILES.map(({ id }) => {
    const current = id === profile ? ' aria-current="page"' : '';
    return `<a href="${pageName(id)}"${current}>${escaped(NAMES[id] ?? id)}</a>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>An e-invoice beside its page · invoice-press API</title>
    <link rel="icon" type="image/png" sizes="32x32" href="favicon-32x32.png" />
    <link rel="stylesheet" href="e-invoice.css" />
    <script src="e-invoice.js" defer></script>
  </head>
  <body>
    <header>
      <p><a href="../docs">API</a></p>
      <h1>An e-invoice beside its page</h1>
      <p class="quiet">Sample: ${escaped(title)}. Point at an element or at a text of the page; click to go to the other side.</p>
      <nav aria-label="Profile">${links.join(' ')}</nav>
    </header>
    <main>
      <section aria-label="Page"><iframe id="page" src="e-invoice-page" sandbox="allow-same-origin" title="The page of the invoice"></iframe></section>
      <section class="xml" aria-label="XML" id="xml">
${faultsHtml(eInvoice)}
<div class="lines">${xmlHtml(eInvoice)}</div>
      </section>
    </main>
  </body>
</html>
`;
}

const ON_SCREEN = `<style>
html { background: #fff; }
body { max-width: 186mm; margin: 10mm auto !important; padding: 0 6mm; }
[data-text].linked { background: #fbe3a8; outline: 2px solid #b36b00; }
[data-text].known { cursor: pointer; }
[data-text].known:hover { background: #e2eef1; }
</style>`;

/** The page of the sample on a screen. */
export function samplePage(html: string): string {
  return html.replace('</head>', () => `${ON_SCREEN}</head>`);
}

/** The page is shown in a frame of this service, without scripts. Its styles and images are in it. */
export const SAMPLE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');
