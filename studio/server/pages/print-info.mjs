import { standardNames } from './printer.mjs';

/** @typedef {import('../../shared/api.js').Print} Print */
/** @typedef {Awaited<ReturnType<typeof import('../../../src/finish/index.js').finishPdf>>} Finished */

/**
 * What the page of the studio gets of a print.
 * @param {Pick<Print, 'id' | 'pages' | 'pageEnds' | 'title' | 'lang' | 'dir' | 'paper' | 'documentType'> & Pick<Finished, 'conformsTo' | 'faults'> & { pdf: Buffer }} parts
 * @returns {Omit<Print, 'name'>}
 */
export function printInfo({ pdf, conformsTo, faults, ...rest }) {
  return {
    ...rest,
    bytes: pdf.length,
    conformsTo: conformsTo.map((standard) => standardNames[standard]),
    conformanceFaults: faults.map(({ message, place }) => (place?.page ? `${message} (page ${place.page})` : message)),
  };
}
