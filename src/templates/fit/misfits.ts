import type { DocumentView } from '../../view/document/document-view.js';
import { headMisfits } from './head-room.js';
import { marginMisfits } from './margin-room.js';
import type { Misfit } from './misfit.js';
import type { Rulers } from './rulers.js';
import { watermarkMisfits } from './watermark.js';

/** The texts of a view that do not fit their places, which can neither grow nor have another line. */
export function misfitsIn(view: DocumentView, rulers: Rulers): Misfit[] {
  return [...headMisfits(view, rulers), ...watermarkMisfits(view.status, rulers), ...marginMisfits(view.page, rulers)];
}
