// Jest's globalTeardown of the live tests: the keeper stops the servers, removes the folder and ends.

// oxlint-disable-next-line import/no-default-export -- Jest's interface
export default async function tearDown() {
  const keeper = /** @type {{ testDatabaseKeeper?: import('node:child_process').ChildProcess }} */ (globalThis)
    .testDatabaseKeeper;
  if (!keeper || keeper.exitCode !== null) return;
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.stdin?.end();
  await gone;
}
