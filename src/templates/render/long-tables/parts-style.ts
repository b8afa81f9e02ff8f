/** Of rows that only give their columns a width. */
export const onlyWidths = 'class="widths" aria-hidden="true"';

/**
 * The outer table of parts, and the rows that only give their columns a width. These rows have no height, whatever the design says, and their text is invisible. There is no
 * `overflow: hidden` here, because Chromium looks at every such box again for each page.
 */
export const partsStyle = `<style>
.in-parts { display: table; width: 100%; table-layout: fixed; border-spacing: 0; border-collapse: separate; }
.in-parts > div { display: table-row-group; }
.in-parts > div:first-child { display: table-header-group; break-inside: avoid; }
.in-parts > div > div { display: table-row; }
.in-parts > div > div > div { display: table-cell; vertical-align: top; }
.in-parts table > thead { display: table-row-group; }
:is(.in-parts, [data-at-marks]) .widths { visibility: hidden !important; break-inside: auto !important; border: 0 !important; }
:is(.in-parts, [data-at-marks]) .widths tr, .in-parts tr.widths { height: 0 !important; break-before: auto !important; break-after: auto !important; }
:is(.in-parts, [data-at-marks]) .widths :is(td, th), :is(.in-parts, [data-at-marks]) .widths :is(td, th) * {
  height: 0 !important; min-height: 0 !important; margin-block: 0 !important; padding-block: 0 !important; border-block: 0 !important;
  line-height: 0 !important; vertical-align: top !important;
}
:is(.in-parts, [data-at-marks]) .widths :is(td, th)::before, :is(.in-parts, [data-at-marks]) .widths :is(td, th)::after { content: none !important; }
</style>`;
