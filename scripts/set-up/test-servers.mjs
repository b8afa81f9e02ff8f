import { existsSync } from 'node:fs';
import { debianProgram, librariesOf } from './debian-program.mjs';

/** For the tests of connection pooling. */
export const pooler = debianProgram('pgbouncer', { pathVariable: 'PGBOUNCER_PATH', tests: 'connection pooling' });

/** For the tests of the gateway of compose.yaml. */
export const gateway = debianProgram('nginx', { pathVariable: 'NGINX_PATH', tests: 'the gateway' });

const PYTHON = '/usr/bin/python3';
const MODULES = 'usr/lib/python3/dist-packages';

/** An S3 server for the tests of storage: OpenStack Swift, which is a package of Python's modules. The program is the Python that has them. */
export const s3Server = debianProgram('python3-swift', {
  pathVariable: 'SWIFT_PYTHON',
  tests: 'storage in S3',
  macOS: 'pip install swift in a virtual environment, and name its python3 as below',
  parts: 'python3-',
  look: findSwift,
});

/** @param {string} _name @param {string} folder @param {string | undefined} named @returns {import('./debian-program.mjs').Program | undefined} */
function findSwift(_name, folder, named) {
  if (named || existsSync(`/${MODULES}/swift/__init__.py`)) {
    const path = named || PYTHON;
    return existsSync(path) ? { path, env: {} } : undefined;
  }
  const modules = `${folder}/${MODULES}`;
  if (!existsSync(PYTHON) || !existsSync(`${modules}/swift/__init__.py`)) return undefined;
  return { path: PYTHON, env: { PYTHONPATH: modules, LD_LIBRARY_PATH: librariesOf(folder) } };
}
