import type { RowBreak } from './carried-rows.js';

/*
 * These expressions run in the page. A row has its sum in `data-sum`; the two rows that carry a sum are those with `data-carries` and without a sum. Rows and cells
 * have no properties that a document can hide, unlike the document and its forms.
 */
const rowsOfTable = `[...Document.prototype.querySelectorAll.call(document, 'tr[data-sum]')]`;

/** Makes the styles apply that leave room for the rows (`room`, `whole`), show them (`shown`), or have none (`none`). */
export function carriedExpression(how: 'none' | 'room' | 'whole' | 'shown'): string {
  return `Element.prototype.setAttribute.call(Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document), 'data-carried', '${how}')`;
}

/** Takes out the rows that `insertExpression` put in, and joins the rows that it cut. */
export const removeExpression = `(() => {
  for (const row of ${rowsOfTable}) {
    if (row.hasAttribute('data-carries') || row.hasAttribute('data-rest')) row.remove();
    else if (row.whole) row.replaceWith(row.whole);
  }
})()`;

/** Cuts a row in two: the first part has the signs that stand on the pages so far, its copy the rest. */
const cutRow = `const signsIn = (text) => text.normalize('NFKC').replaceAll(/[\\s\\p{Format}]/gu, '').length;
  // Between two signs there may be the blanks at the end of a line: neither part needs them.
  const placesOf = (cell, count) => {
    const walker = document.createTreeWalker(cell, 4);
    let signs = 0;
    let end = [cell, 0];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let at = 0;
      for (const sign of node.data) {
        const isSign = signsIn(sign) > 0;
        if (isSign && signs >= count) return { end, next: [node, at] };
        signs += signsIn(sign);
        at += sign.length;
        if (isSign) end = [node, at];
      }
    }
    return null;
  };
  const removeEmpty = (cell) => {
    for (const element of [...cell.querySelectorAll('*')].reverse())
      if (element.textContent.trim() === '' && !element.querySelector('img, svg') && !element.matches('img, svg, .gap')) element.remove();
    if (cell.textContent.trim() === '') cell.textContent = '\\u00a0';
  };
  const cut = (row, { before, all }) => {
    const rest = row.cloneNode(true);
    rest.setAttribute('data-rest', '');
    row.whole ??= row.cloneNode(true);
    for (const [index, cell] of [...row.cells].entries()) {
      const restCell = rest.cells[index];
      const kept = before[index] ?? 0;
      const range = document.createRange();
      const places = placesOf(cell, kept);
      if (places) {
        range.selectNodeContents(cell);
        range.setStart(...places.end);
        range.deleteContents();
      }
      const ofRest = placesOf(restCell, kept);
      range.selectNodeContents(restCell);
      if (ofRest) range.setEnd(...ofRest.next);
      range.deleteContents();
      removeEmpty(cell);
      removeEmpty(restCell);
    }
    row.after(rest);
  };`;

/** Puts in the rows where pages end, and evaluates to the JSON of all rows (see `DocumentRow`), or to "null" if the document does not have the rows or signs of the breaks. */
export function insertExpression(breaks: readonly RowBreak[], rowCount: number): string {
  return `(() => {
  const rows = ${rowsOfTable};
  const [over] = Document.prototype.querySelectorAll.call(document, 'tr[data-carries="carried-over"]:not([data-sum])');
  const [forward] = Document.prototype.querySelectorAll.call(document, 'tr[data-carries="brought-forward"]:not([data-sum])');
  if (!over || !forward || rows.length !== ${rowCount}) return 'null';
  ${cutRow}
  const breaks = ${JSON.stringify(breaks)};
  for (const { row, cut: at } of breaks)
    if (at && [...rows[row].cells].some((cell, index) => signsIn(cell.textContent) !== (at.all[index] ?? 0))) return 'null';
  for (const { row: index, cut: at } of breaks.toReversed()) {
    const row = rows[index];
    if (at) cut(row, at);
    for (const pattern of [forward, over]) {
      const carried = pattern.cloneNode(true);
      carried.setAttribute('data-sum', row.dataset.sum);
      for (const place of carried.querySelectorAll('[data-amount]')) place.textContent = row.dataset.sum;
      row.after(carried);
    }
  }
  return JSON.stringify(${rowsOfTable}.map((row) => ({ carries: row.getAttribute('data-carries'), text: row.textContent })));
})()`;
}
