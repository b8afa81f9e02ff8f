/** For commands that store texts: why one cannot be printed; null if it can. */
export { printFault } from '../templates/index.js';
