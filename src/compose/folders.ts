import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

export const PACKAGE_FILE = `${PACKAGE_FOLDER}package.json`;
export const PRISMA_FOLDER = `${PACKAGE_FOLDER}prisma`;
export const TEMPLATES_FOLDER = `${PACKAGE_FOLDER}templates`;
