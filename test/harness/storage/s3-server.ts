import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { s3Server } from '../../../scripts/set-up/test-servers.mjs';
import { openFolder } from '../machine/folders.js';

const PROGRAM = fileURLToPath(new URL('swift-server.py', import.meta.url));

/** Where the server says it is. */
export const REGION = 'eu-test-1';

/** Access keys that the server knows. The stranger has no right to the owner's buckets. */
export const OWNER = { accessKeyId: 'press:owner', secretAccessKey: 'owner-secret' };
export const STRANGER = { accessKeyId: 'press:stranger', secretAccessKey: 'stranger-secret' };

/** OpenStack Swift, asked through its S3 interface. */
export interface S3Server extends AsyncDisposable {
  readonly port: number;
}

/** Starts a server that is empty. It ends with this process, whatever becomes of it. */
export async function startS3Server(): Promise<S3Server> {
  const program = s3Server.find();
  if (!program) throw new Error('These tests need Swift: npm test downloads it, or run apt-get install python3-swift as root');
  const folder = await openFolder('swift');
  const child = spawn(program.path, ['-s', PROGRAM, folder], { env: program.env, stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const ended = once(child, 'close');
  const lines = createInterface(child.stdout);
  const line = await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error(`Swift did not start: ${said}`))),
  ]);
  const { port } = JSON.parse(String(line[0])) as { port: number };
  return {
    port,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
