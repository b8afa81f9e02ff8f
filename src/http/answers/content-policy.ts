/** For answers that no browser needs to display: they may not load, run or submit anything. */
export const STRICT_POLICY = "default-src 'none'; sandbox";

/**
 * For a PDF that a browser displays. The viewer of WebKit (Safari) obeys the policy of the PDF: with `sandbox` the page stays empty, and without inline styles
 * (`default-src`) the viewer is a small box in a corner. The viewers of Chrome and Firefox ignore the policy. Its type and `nosniff` keep the PDF harmless.
 */
export const DISPLAY_POLICY = "base-uri 'none'; form-action 'none'";
