/** A document may load images and fonts from data: URLs, and its own styles. Nothing else. */
export const contentPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; script-src 'none'";

const policyTag = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`;

/** An empty document that sets the policy on a page. */
export const policyDocument = `<!doctype html><html><head>${policyTag}</head><body></body></html>`;

/** A document without a policy that loads what the policy forbids. If its text stays black, an earlier policy is still in force. */
export const policyProbe = `<!doctype html><html><head><link rel="stylesheet" href="data:text/css,body{color:rgb(1,2,3)}"></head><body></body></html>`;

/** An expression to evaluate in `policyProbe`: whether the policy is in force. */
export const policyProbeExpression =
  "document.readyState === 'complete' && getComputedStyle(document.body).color === 'rgb(0, 0, 0)'";

/** The document with the policy right after its opening (`checkOpening` returns the length). */
export function withContentPolicy(html: string, openingLength: number): string {
  return html.slice(0, openingLength) + policyTag + html.slice(openingLength);
}
