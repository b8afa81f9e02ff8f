/** The page of `/docs`. Its addresses are relative, so that it works behind any prefix. It has no inline scripts or styles. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>invoice-press API</title>
    <link rel="icon" type="image/png" sizes="32x32" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
    <link rel="stylesheet" href="docs/page.css" />
  </head>
  <body>
    <!-- example -->
    <div id="swagger-ui"></div>
    <noscript><p>This page needs JavaScript; <a href="openapi.json">openapi.json</a> does not.</p></noscript>
    <script src="docs/swagger-ui-bundle.js" defer></script>
    <script src="docs/page.js" defer></script>
  </body>
</html>
`;

/** A link to a sample invoice beside its XML. */
const EXAMPLE_LINK = '<p class="example"><a href="docs/e-invoice">An e-invoice beside its page</a></p>';

/** The page, with a link to the example of an e-invoice if there is one. */
export function docsPage(hasExample: boolean): string {
  return PAGE.replace('<!-- example -->', hasExample ? EXAMPLE_LINK : '');
}

/** No external validator, no external document (`?url=`), and no token stored after the page is closed. */
export const SCRIPT = `globalThis.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  validatorUrl: null,
  queryConfigEnabled: false,
  persistAuthorization: false,
  deepLinking: true,
  docExpansion: 'list',
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
});
`;

export const STYLE = `html { box-sizing: border-box; overflow-y: scroll; }
*, *::before, *::after { box-sizing: inherit; }
body { margin: 0; background: #fafafa; }
.example { max-width: 1460px; margin: 0 auto; padding: 12px 20px 0; font: 14px/20px sans-serif; }
.example a { color: #0f4c5c; }
`;

/** The files of swagger-ui-dist that the page loads. */
export const PACKAGE_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'] as const;

/** The page loads from this service only, and sends nothing elsewhere. Its icons are data: URLs in its stylesheet. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
