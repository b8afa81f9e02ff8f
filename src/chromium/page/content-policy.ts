/** What a document may load: data: images and fonts, and styles in itself. Nothing else, from nowhere. */
export const contentPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; script-src 'none'";

const policyTag = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`;

/** A document whose only purpose is to bring the policy into a page. */
export const policyDocument = `<!doctype html><html><head>${policyTag}</head><body></body></html>`;

/** A document without a policy of its own that asks for what the policy forbids: black text means that a policy from before is in force. */
export const policyProbe = `<!doctype html><html><head><link rel="stylesheet" href="data:text/css,body{color:rgb(1,2,3)}"></head><body></body></html>`;

/** Evaluates, in `policyProbe`, to whether the policy is in force. */
export const policyProbeExpression =
  "document.readyState === 'complete' && getComputedStyle(document.body).color === 'rgb(0, 0, 0)'";

/** The document with the policy as the first thing after its opening (see `checkOpening` for the length). */
export function withContentPolicy(html: string, openingLength: number): string {
  return html.slice(0, openingLength) + policyTag + html.slice(openingLength);
}
