/** @typedef {import('node:http').IncomingMessage} Request */

/** The body of a request; null if it is larger. The rest of a large one is read and dropped, so that its sender gets the answer. @param {Request} request @param {number} most bytes */
export async function bodyOf(request, most) {
  /** @type {Buffer[]} */
  let chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) chunks = [];
    else chunks.push(chunk);
  }
  return length > most ? null : Buffer.concat(chunks);
}
