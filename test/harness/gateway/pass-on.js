import { request as send } from 'node:http';

/**
 * Passes a request to a service and its answer back. If the answer breaks off, it breaks off here too. If the caller leaves, the request to the service is
 * closed too.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ url: string, headers: import('node:http').OutgoingHttpHeaders, agent?: import('node:http').Agent, broken?: () => void }} to broken: called when
 * the service gives no answer to a caller who is still there
 */
export function passOn(request, response, { url, headers, agent, broken }) {
  const onward = send(url, { method: request.method, headers, agent }, (answer) => {
    const { connection: _, 'keep-alive': __, ...passed } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, passed);
    answer.on('error', () => response.destroy());
    answer.on('close', () => answer.complete || response.destroy());
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (!response.destroyed) broken?.();
    response.destroy();
  });
  response.on('close', () => response.writableFinished || onward.destroy());
  request.pipe(onward);
}
