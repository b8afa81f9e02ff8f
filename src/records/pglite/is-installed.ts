import { createRequire } from 'node:module';

/** Whether the package can be loaded from here. The image leaves out the one of the embedded database. */
export function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
