// Jest's globalSetup of the live tests: starts the keeper. A server is started only when the first test asks for one.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// oxlint-disable-next-line import/no-default-export -- Jest's interface
export default async function setUp() {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('keeper.mjs', import.meta.url))], {
    // Out of reach of the terminal's Ctrl-C: it has to tidy up after it.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve, reject) => {
    keeper.stdout.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString()));
    keeper.once('exit', () => reject(new Error('the keeper of the test databases ended')));
  });
  const { door, folder } = JSON.parse(line);
  process.env['TEST_DATABASE_KEEPER'] = door;
  process.env['TEST_FOLDER'] = folder;
  Object.assign(globalThis, { testDatabaseKeeper: keeper });
}
