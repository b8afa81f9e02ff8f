// Required by a process before all else (NODE_OPTIONS): says at its end which of the packages that are loaded on demand it did load.
process.once('exit', () => {
  const packages = Object.keys(require.cache).flatMap(
    (file) => /node_modules\/((?:@opentelemetry\/)[\w-]+|prom-client)\//.exec(file)?.[1] ?? [],
  );
  process.stdout.write(`LOADED ${JSON.stringify([...new Set(packages)].toSorted())}\n`);
});
