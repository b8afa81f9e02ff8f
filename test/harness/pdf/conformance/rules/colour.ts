import { Dict, Name, Ref } from '../read/objects.js';
import { outputIntents, profileHeader, usedSpaces } from '../model/colour-spaces.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const COMPONENTS: Record<string, number> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 };
const BLEND_MODES = new Set(
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  ),
);
const INTENTS = new Set('RelativeColorimetric AbsoluteColorimetric Perceptual Saturation'.split(' '));

function usesOf(facts: Facts, family: string): string[] {
  return [
    ...new Set(
      usedSpaces(facts)
        .filter((used) => used.family === family)
        .map(({ at }) => at),
    ),
  ];
}

function profiles({ catalog }: Facts): string[] {
  return outputIntents(catalog).intents.flatMap((intent) => {
    const profile = intent.stream('DestOutputProfile');
    if (!profile) return ['an output intent has no profile'];
    const { version, deviceClass, space } = profileHeader(profile);
    const isRight = ['prtr', 'mntr'].includes(deviceClass) && ['RGB ', 'CMYK', 'GRAY'].includes(space) && version < 5;
    return unless(isRight, `version ${version}, class "${deviceClass}", colours "${space}"`);
  });
}

function inputProfiles(facts: Facts): string[] {
  return usedSpaces(facts)
    .filter(({ family }) => family === 'ICCBased')
    .filter(({ profile }) => {
      if (!profile) return true;
      const { version, deviceClass, space, isWhole } = profileHeader(profile);
      const isRight =
        ['prtr', 'mntr', 'scnr', 'spac'].includes(deviceClass) && profile.dict.number('N') === COMPONENTS[space] && version < 5;
      return !isWhole || !isRight;
    })
    .map(({ at }) => at);
}

function states({ content }: Facts, isBroken: (state: Dict) => boolean): string[] {
  return [...content.graphicsStates].filter(([state]) => isBroken(state)).map(([, at]) => at);
}

function* strangeIntents({ values, content }: Facts): Iterable<string> {
  for (const { value, at } of content.intents)
    if (value instanceof Name && !INTENTS.has(value.value)) yield `/${value.value} on ${at}`;
  for (const { value, at } of values) {
    if (!(value instanceof Dict)) continue;
    const isImage = value.name('Subtype') === 'Image';
    const intent = value.get('RI') ?? (isImage ? value.get('Intent') : null);
    if (intent instanceof Name && !INTENTS.has(intent.value)) yield `/${intent.value} in ${at}`;
  }
}

const usesTransparency = ({ content, pages }: Facts) =>
  [...content.graphicsStates.keys()].some(
    (state) => (state.number('ca') ?? 1) < 1 || (state.number('CA') ?? 1) < 1 || state.dict('SMask') !== undefined,
  ) ||
  [...content.images.keys()].some(({ dict }) => dict.has('SMask')) ||
  [...content.forms.keys(), ...pages].some(({ dict }) => dict.has('Group'));

/** Rules of colours and of graphics states. */
export const colourRules: Rule[] = [
  rule('A 6.2.3-1', 'the profile of the output intent is that of a screen or printer, up to version 4', profiles),
  rule('A 6.2.3-2', 'output intents share their profile', ({ catalog }) => {
    const raw = outputIntents(catalog).intents.map((intent) => intent.raw('DestOutputProfile'));
    return unless(new Set(raw.map((one) => (one instanceof Ref ? one.number : one))).size <= 1, `there are ${raw.length}`);
  }),
  rule('own', 'one output intent: sRGB, whole, with its name', ({ catalog }) => {
    const { intents, pdfa, space } = outputIntents(catalog);
    const profile = pdfa?.stream('DestOutputProfile');
    const isRight = profile && profileHeader(profile).isWhole && profile.dict.number('N') === 3 && space === 'RGB ';
    return unless(
      intents.length === 1 && isRight === true && /sRGB/.test(pdfa?.text('OutputConditionIdentifier') ?? ''),
      `there are ${intents.length}`,
    );
  }),
  rule('A 6.2.4.2-1', 'colours with a profile have one that fits', inputProfiles),
  rule('A 6.2.4.3-2', 'DeviceRGB needs an output intent in RGB', (facts) =>
    outputIntents(facts.catalog).space === 'RGB ' ? [] : usesOf(facts, 'DeviceRGB'),
  ),
  rule('A 6.2.4.3-3', 'DeviceCMYK needs an output intent in CMYK', (facts) =>
    outputIntents(facts.catalog).space === 'CMYK' ? [] : usesOf(facts, 'DeviceCMYK'),
  ),
  rule('A 6.2.4.3-4', 'DeviceGray needs an output intent', (facts) =>
    outputIntents(facts.catalog).space
      ? []
      : [...usesOf(facts, 'DeviceGray'), ...unless(facts.content.painted.length === 0, 'black, which all begins with')],
  ),
  rule('A 6.2.5-1', 'no transfer functions', (facts) => states(facts, (state) => state.has('TR'))),
  rule('A 6.2.5-2', 'no second transfer functions', (facts) =>
    states(facts, (state) => state.has('TR2') && state.name('TR2') !== 'Default'),
  ),
  rule('A 6.2.5-3', 'no halftone phases', (facts) => states(facts, (state) => state.has('HTP'))),
  rule('A 6.2.5-4, A 6.2.5-5, A 6.2.5-6', 'no halftones', (facts) =>
    states(facts, (state) => state.has('HT') && state.name('HT') !== 'Default'),
  ),
  rule('own', 'no fonts in graphics states', (facts) => states(facts, (state) => state.has('Font'))),
  rule('own', 'colours are of a device, of a profile, or of a palette of them', (facts) =>
    usedSpaces(facts)
      .filter(({ family }) => !/^(?:Device(?:Gray|RGB|CMYK)|ICCBased|Indexed|Pattern)$/.test(family))
      .map(({ family, at }) => `/${family} of ${at}`),
  ),
  rule('A 6.2.6-1', 'only the four rendering intents', strangeIntents),
  rule('A 6.2.10-1', 'only the blend modes of the standard', (facts) =>
    states(facts, (state) => state.list('BM').some((mode) => !(mode instanceof Name && BLEND_MODES.has(mode.value)))),
  ),
  rule('A 6.2.10-2', 'transparency needs an output intent', (facts) =>
    unless(outputIntents(facts.catalog).space !== undefined || !usesTransparency(facts), 'there is none'),
  ),
];
