/** Has a value on rows without content: `gap`, or `tail` on the one that begins a page which does not belong to the part. */
export const rowRole = 'data-printed-row';
/** On the first row of a part that is not the first. */
export const startAttribute = 'data-printed-start';
/** On what belongs to another part. */
export const elsewhere = 'data-printed-elsewhere';
