// Tries an image as an operator runs it: hardened, on a real PostgreSQL. Imports the sample invoices, prints each of them, and checks every PDF.
//
//   DATABASE_URL=postgresql://owner:…@127.0.0.1:5432/empty node deploy/image/try-image.mjs <image> [folder for the PDFs]
//
// The database must be empty. The container shares the host's network, to reach it. CONTAINER_ENGINE names another program than docker.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLES = join(ROOT, 'prisma/sample-data');
const ENGINE = process.env.CONTAINER_ENGINE ?? 'docker';
const PORT = process.env.PORT ?? '3000';
const READY_WITHIN_MS = 60_000;

const [image, folder] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
if (!image || !databaseUrl) {
  process.stderr.write('Usage: DATABASE_URL=postgresql://… node deploy/image/try-image.mjs <image> [folder for the PDFs]\n');
  process.exit(2);
}

const NAME = `invoice-press-try-${randomBytes(4).toString('hex')}`;
/** The lines of compose.yaml. */
const HARDENED = [
  '--read-only',
  '--tmpfs',
  '/tmp:rw,noexec,nosuid,nodev,size=512m,mode=1777',
  '--cap-drop',
  'ALL',
  '--security-opt',
  'no-new-privileges',
  '--security-opt',
  `seccomp=${join(ROOT, 'deploy/seccomp-chromium.json')}`,
  '--network',
  'host',
  '--pids-limit',
  '512',
];
const SETTINGS = {
  DATABASE_URL: databaseUrl,
  JWT_SECRET: randomBytes(32).toString('hex'),
  JWT_ISSUER: 'https://login.example',
  JWT_AUDIENCE: 'invoice-press',
  HOST: '127.0.0.1',
  PORT,
  CHROMIUM_NETWORK_NAMESPACE: 'required',
  // This tries what the image can do, not how fast the machine is.
  REQUEST_TIMEOUT_MS: '60000',
  PRINT_TIMEOUT_MS: '50000',
  DATABASE_QUERY_TIMEOUT_MS: '20000',
};
const environment = Object.entries(SETTINGS).flatMap(([name, value]) => ['--env', `${name}=${value}`]);

/** @param {string[]} args @returns {string} what the engine prints */
const engine = (args) => execFileSync(ENGINE, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
/** Runs a command of the image to its end. @param {string[]} options @param {string[]} command */
const once = (options, command) => engine(['run', '--rm', ...HARDENED, ...environment, ...options, image, ...command]);

/** @returns {{ id: string, organisationId: string, number: string }[]} */
function sampleInvoices() {
  const files = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')).invoices);
}

/** @returns {Promise<number>} milliseconds until the service says that it is ready */
async function untilReady() {
  const start = performance.now();
  while (performance.now() - start < READY_WITHIN_MS) {
    const response = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return Math.round(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not ready within ${READY_WITHIN_MS} ms`);
}

/** @param {{ id: string, organisationId: string, number: string }} invoice @param {string} token */
async function print({ id, number }, token) {
  const response = await fetch(`http://127.0.0.1:${PORT}/api/v2/invoices/${encodeURIComponent(number)}/pdf`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const pdf = Buffer.from(await response.arrayBuffer());
  const isWhole = pdf.subarray(0, 5).toString() === '%PDF-' && pdf.subarray(-7).toString().includes('%%EOF');
  if (!response.ok || !isWhole) throw new Error(`${number}: ${response.status} ${pdf.subarray(0, 300).toString()}`);
  if (folder) writeFileSync(join(folder, `${id}.pdf`), pdf);
  return pdf.length;
}

if (folder) mkdirSync(folder, { recursive: true });
once([], ['node', 'dist/cli/migrate.js']);
const inContainer = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'));
once(['--volume', `${SAMPLES}:/samples:ro`], ['node', 'dist/cli/import.js', ...inContainer.map((name) => `/samples/${name}`)]);

const started = performance.now();
engine(['run', '--detach', '--name', NAME, ...HARDENED, ...environment, image]);
try {
  const begun = Math.round(performance.now() - started);
  process.stdout.write(`ready ${await untilReady()} ms after the start (the engine took ${begun} ms to start it)\n`);
  const tokens = new Map();
  let bytes = 0;
  const invoices = sampleInvoices();
  for (const invoice of invoices) {
    const { organisationId } = invoice;
    if (!tokens.has(organisationId)) {
      const args = ['exec', NAME, 'node', 'dist/cli/token.js', '--organisation', organisationId];
      tokens.set(organisationId, engine(args).trim());
    }
    bytes += await print(invoice, tokens.get(organisationId));
  }
  process.stdout.write(`${invoices.length} invoices printed, ${Math.round(bytes / 1000)} kB\n`);
} catch (error) {
  process.stderr.write(engine(['logs', NAME]));
  throw error;
} finally {
  engine(['rm', '--force', NAME]);
}
