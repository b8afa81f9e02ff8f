import type { ConformanceFault } from '#service/finish/index.js';
import type { RenderedDocument } from '../rendered/rendered-document.js';
import type { Subject } from '../rules/rule.js';
import type { MeasuredBreaks } from './measure-breaks.js';
import type { Measured } from './measure-script.js';
import type { PrintedPage } from './page-text.js';

/** A sample that was printed and measured. */
export interface PrintedSample {
  document: RenderedDocument;
  pages: readonly PrintedPage[];
  measured: Measured & MeasuredBreaks;
  /** Where each page ends: 0 at the top of the sheet, 1 at its bottom. */
  ends: readonly number[];
  /** Totals or a place to sign stand without a row above them. */
  isLonely: boolean;
  /** Pages, from 1, on which column heads stand without a row. */
  bareHeads: readonly number[];
  /** Why its PDF is not PDF/A-3a or PDF/UA-1. */
  conformanceFaults: readonly ConformanceFault[];
  /** In points. */
  paper: { name: string; width: number; height: number };
}

/** The input of the rules of the printed page. */
export interface PrintedSubject extends Subject {
  printed: readonly PrintedSample[];
}

/** Papers by their name in the view, in points. */
export const PAPERS: ReadonlyMap<string, PrintedSample['paper']> = new Map([
  ['a4', { name: 'A4', width: 595.28, height: 841.89 }],
  ['letter', { name: 'US Letter', width: 612, height: 792 }],
]);
