// Requests a health path of the service on this host (first argument, default /healthz). Exits with 0 if the answer is 2xx, else with 1.
const path = process.argv[2] ?? '/healthz';
const url = `http://127.0.0.1:${process.env.PORT ?? '3000'}${path}`;

try {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(3000) });
  process.stdout.write(`${path} ${response.status}\n`);
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${path} ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
