import { createServer, type Server } from 'node:http';
import type { JWK } from 'jose';
import { listen } from '../machine/ports.js';

/** A key set served on 127.0.0.1, as an identity provider does. */
export interface KeyServer {
  url: URL;
  /** What it serves; a test may change it. */
  keys: JWK[];
  /** How often it was asked, by path. */
  hits: string[];
  /** Answers with this status instead; null answers never. */
  status: number | null;
  close(): Promise<void>;
}

export async function startKeyServer(keys: JWK[]): Promise<KeyServer> {
  const state: Pick<KeyServer, 'keys' | 'hits' | 'status'> = { keys, hits: [], status: 200 };
  const server: Server = createServer((request, response) => {
    state.hits.push(request.url ?? '');
    if (state.status === null) return;
    response.writeHead(state.status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: state.keys }));
  });
  const url = new URL(`http://127.0.0.1:${await listen(server)}/jwks.json`);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(state, { url, close });
}
