// Loaded into the service (node --expose-gc --import): on SIGUSR2 it collects all garbage and tells in the log what is left.
const collect = /** @type {{ gc?: () => void }} */ (globalThis).gc;

process.on('SIGUSR2', () => {
  collect?.();
  // What the first one made unreachable by finalising goes with the second.
  collect?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo().length;
  process.stdout.write(
    `${JSON.stringify({ level: 'debug', message: 'chaos.heap', heapUsed, external, arrayBuffers, resources })}\n`,
  );
});
