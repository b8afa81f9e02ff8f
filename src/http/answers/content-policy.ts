/** For what no browser has to display: it may load, run and submit nothing. */
export const STRICT_POLICY = "default-src 'none'; sandbox";

/**
 * For a PDF that a browser displays. WebKit (Safari) puts its viewer into a page that has the policy of the PDF: `sandbox` leaves it empty, and without inline
 * styles (`default-src`) the viewer is a small box in a corner. Chrome and Firefox take their viewers out of the policy. What keeps the PDF harmless is its type, with `nosniff`.
 */
export const DISPLAY_POLICY = "base-uri 'none'; form-action 'none'";
