// What the designer has chosen. It is in the address, so that a reload, a bookmark or a link shows the same.
import type { Catalogue, Edition, Sample, Selection } from '../../../shared/api.js';
import { queryOf } from './api.js';
import { PROFILES, USUAL_PROFILE } from './profiles.js';
import { localesOf } from './languages.js';

export type View = 'pages' | 'compare' | 'sheet';
/** `page`: the whole page; `width`: its width; otherwise a factor, with 1 as the size on paper. */
export type Zoom = 'page' | 'width' | number;
export type SheetRange = 'samples' | 'locales' | 'all';
/** `ends`: the first and the last page of each document. */
export type SheetPages = 'ends' | 'all';
/** `use`: the emptiest last page first; `poor`: only documents whose last page is nearly empty. */
export type SheetOrder = 'list' | 'use' | 'poor';

export interface Choice extends Selection {
  /** The type of the listed samples; null: every type. */
  documentType: string | null;
  view: View;
  zoom: Zoom;
  /** The other side of a comparison: an edition of the same template, or another template. */
  against: { edition: Edition; design: string | null };
  isOverlay: boolean;
  sheet: SheetRange;
  sheetPages: SheetPages;
  sheetOrder: SheetOrder;
  /** The form of the e-invoice beside the page. */
  profile: string;
}

export type Change = Partial<Choice>;

const VIEWS: readonly View[] = ['pages', 'compare', 'sheet'];
const RANGES: readonly SheetRange[] = ['samples', 'locales', 'all'];
export const ZOOM_STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** The choice in an address, before the catalogue is known. */
export function choiceIn(hash: string): Choice {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const oneOf = <T extends string>(name: string, values: readonly T[], other: T): T =>
    values.find((value) => value === query.get(name)) ?? other;
  const zoom = query.get('zoom') ?? 'width';
  const variables = [...query].flatMap(([name, value]) => (name.startsWith('var.') ? [[name.slice(4), value]] : []));
  const paper = query.get('paper');
  const direction = query.get('direction');
  return {
    design: query.get('design') ?? '',
    sample: query.get('sample') ?? '',
    locale: query.get('locale'),
    paper: paper === 'a4' || paper === 'letter' ? paper : null,
    direction: direction === 'ltr' || direction === 'rtl' ? direction : null,
    documentType: query.get('type'),
    variables: Object.fromEntries(variables) as Record<string, string>,
    edition: 'now',
    view: oneOf('view', VIEWS, 'pages'),
    zoom: zoom === 'page' ? 'page' : Number(zoom) > 0 ? Math.min(Number(zoom), 4) : 'width',
    against: { edition: oneOf('edition', ['opening', 'pinned', 'now'], 'opening'), design: query.get('against') },
    isOverlay: query.get('overlay') === 'yes',
    sheet: oneOf('sheet', RANGES, 'samples'),
    sheetPages: oneOf('pages', ['ends', 'all'], 'ends'),
    sheetOrder: oneOf('order', ['list', 'use', 'poor'], 'list'),
    profile: oneOf(
      'profile',
      PROFILES.map(({ value }) => value),
      USUAL_PROFILE,
    ),
  };
}

/** The address of a choice. */
export function hashOf(choice: Choice): string {
  const query = queryOf({ ...choice, edition: 'now' });
  if (choice.documentType !== null) query.set('type', choice.documentType);
  query.set('view', choice.view);
  if (choice.zoom !== 'width') query.set('zoom', String(choice.zoom));
  if (choice.against.edition !== 'opening') query.set('edition', choice.against.edition);
  if (choice.against.design !== null) query.set('against', choice.against.design);
  if (choice.isOverlay) query.set('overlay', 'yes');
  if (choice.sheet !== 'samples') query.set('sheet', choice.sheet);
  if (choice.sheetPages !== 'ends') query.set('pages', choice.sheetPages);
  if (choice.sheetOrder !== 'list') query.set('order', choice.sheetOrder);
  if (choice.profile !== USUAL_PROFILE) query.set('profile', choice.profile);
  return `#${query}`;
}

/** The choice, checked against the catalogue: the first template or sample replaces a missing one. */
export function held(choice: Choice, catalogue: Catalogue): Choice {
  const { designs } = catalogue;
  const design = designs.find(({ name }) => name === choice.design) ?? designs[0];
  const known = design?.variables ?? [];
  const variables = Object.fromEntries(
    Object.entries(choice.variables).filter(([name]) => known.some((variable) => variable.name === name)),
  );
  const locale = choice.locale !== null && localesOf(design?.languages ?? []).includes(choice.locale) ? choice.locale : null;
  const documentType =
    choice.documentType !== null && design?.documentTypes.includes(choice.documentType) ? choice.documentType : null;
  const listed = samplesFor(catalogue, { design: design?.name ?? '', documentType });
  const sample = (listed.find(({ id }) => id === choice.sample) ?? plainest(listed))?.id ?? '';
  return { ...choice, design: design?.name ?? '', sample, locale, documentType, variables };
}

/** The sample to begin with: "simple", otherwise the first. */
function plainest(samples: readonly Sample[]): Sample | undefined {
  return samples.find(({ id }) => id.endsWith('/simple')) ?? samples[0];
}

/** The samples of a template by type, of one type or of all. The designer's own documents come first. It includes inherited samples that the template does not replace. */
export function samplesFor(catalogue: Catalogue, choice: Pick<Choice, 'design' | 'documentType'>): Sample[] {
  const design = catalogue.designs.find(({ name }) => name === choice.design);
  const packages = design?.packages ?? [];
  const nameOf = ({ id }: Sample): string => id.slice(id.indexOf('/'));
  const inherited = packages.flatMap((name) => catalogue.samples.filter((sample) => sample.package === name));
  const nearest = inherited.filter((sample) => inherited.find((other) => nameOf(other) === nameOf(sample)) === sample);
  const types = design?.documentTypes ?? [];
  const own = catalogue.samples.filter((sample) => sample.package === null && types.includes(sample.documentType));
  return [...own, ...nearest]
    .filter(({ documentType }) => choice.documentType === null || choice.documentType === documentType)
    .toSorted(
      (a, b) =>
        Number(b.package === null) - Number(a.package === null) || types.indexOf(a.documentType) - types.indexOf(b.documentType),
    );
}

/** The part of a choice that the server needs. */
export function selectionOf({ design, sample, locale, paper, direction, variables, edition }: Choice): Selection {
  return { design, sample, locale, paper, direction, variables, edition };
}

/** The selection to compare the choice with. */
export function counterpartOf(choice: Choice): Selection {
  const { design, edition } = choice.against;
  return design === null ? { ...selectionOf(choice), edition } : { ...selectionOf(choice), design, variables: {} };
}
