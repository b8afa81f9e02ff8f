import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Missing in TypeScript's library without the DOM. */
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: Record<string, unknown>): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** An export of the glue code that is missing in its type declarations. */
interface WasmGlue {
  __wbg_set_wasm(exports: Record<string, unknown>): void;
}

type SchemaEngine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>;

let loaded: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly, on a driver adapter: the engine of `prisma migrate`, without the binary that the command downloads.
 * @param schema the text of schema.prisma
 */
export async function schemaEngine(schema: string, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  await (loaded ??= load());
  const options = { datamodels: [['schema.prisma', schema]] as [string, string][] };
  return engineModule.SchemaEngine.new(options, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

/** The package's own entry imports the `.wasm` file as a module, which Node only does with a flag. So we do its two steps here. */
async function load(): Promise<void> {
  const module = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const binary = await readFile(module.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': { ...engineModule, ...quietTimers() },
  });
  (engineModule as unknown as WasmGlue).__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** The engine's timer for its lock (10 s) still runs after it has the lock. It must not keep the process alive. */
function quietTimers(): Record<string, unknown> {
  const set = (act: () => void, ms: number) => setTimeout(act, ms).unref();
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return Object.fromEntries(names.map((name) => [name, set]));
}
