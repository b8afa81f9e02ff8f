/** The elements that an image may be drawn with. */
export const DRAWING: ReadonlySet<string> = new Set(
  'svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask style'.split(
    ' ',
  ),
);

/** Elements that draw nothing: they are left out, with all that is in them. */
export const SILENT: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);

/** Why other elements are refused, and what to do instead. */
const REASONS: readonly (readonly [names: RegExp, reason: string])[] = [
  [/^script$/i, 'has a script: take it out'],
  [/^(?:foreignObject|iframe|html|body|object|embed|audio|video)$/i, 'has content that is not a drawing'],
  [
    /^(?:text|tspan|tref|textPath|altGlyph|font|font-face|glyph)$/i,
    'has text, whose font may be missing: turn the letters into paths',
  ],
  [/^(?:image|feImage)$/i, 'has another image in it: put that into images/ as a file of its own'],
  [/^(?:filter|fe[A-Z]\w*)$/, 'has a filter, which is drawn as pixels: use shapes and gradients'],
  [/^(?:animate\w*|set|mpath)$/i, 'is animated: paper does not move'],
  [/^(?:a|view|cursor)$/i, 'has a link: take it out'],
];

/** Why an element may not be in an image, as the end of a sentence. */
export function reasonAgainst(name: string): string {
  const [, reason] = REASONS.find(([names]) => names.test(name)) ?? [];
  return `<${name}> is not allowed: the image ${reason ?? `may have only ${[...DRAWING].join(', ')}`}`;
}

/** The attributes that shape, place and paint. Others are left out. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'id class style transform d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height viewBox preserveAspectRatio pathLength href ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset ' +
    'opacity color display visibility overflow clip-path clip-rule mask vector-effect paint-order shape-rendering color-interpolation ' +
    'offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits mask-type type'
  ).split(' '),
);
