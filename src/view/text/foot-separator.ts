/** Between the parts of a page's foot. The fit to the page drops whole parts. */
export const FOOT_SEPARATOR = ' · ';
