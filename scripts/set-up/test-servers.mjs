import { debianProgram } from './debian-program.mjs';

/** For the tests of connection pooling. */
export const pooler = debianProgram('pgbouncer', { pathVariable: 'PGBOUNCER_PATH', tests: 'connection pooling' });

/** For the tests of the gateway of compose.yaml. */
export const gateway = debianProgram('nginx', { pathVariable: 'NGINX_PATH', tests: 'the gateway' });
