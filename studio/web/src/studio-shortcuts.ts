// The keyboard shortcuts.
import type { Catalogue } from '../../shared/api.js';
import { nextZoom } from './parts/toolbar.js';
import { type Choice, samplesFor } from './state/choice.js';
import { neighbourLanguage } from './state/languages.js';
import type { Shortcut, ShortcutGroup } from './state/shortcuts.js';
import type { Doings } from './state/use-doings.js';

/** The next or previous value in a list; it wraps around. */
function neighbour<T>(list: readonly T[], value: T, step: 1 | -1): T | undefined {
  return list[(list.indexOf(value) + step + list.length) % list.length];
}

/** All shortcuts of the current view. */
export function studioShortcuts(catalogue: Catalogue | null, choice: Choice, scale: number, doings: Doings): ShortcutGroup[] {
  const { change } = doings;
  const shortcut = (keys: string[], does: string, run: () => void): Shortcut => ({ keys, does, run });
  const designs = catalogue?.designs.map(({ name }) => name) ?? [];
  const samples = catalogue ? samplesFor(catalogue, choice).map(({ id }) => id) : [];
  const design = catalogue?.designs.find(({ name }) => name === choice.design);
  const languages = design?.languages ?? [];
  const papers = [null, 'a4', 'letter'] as const;
  const directions = [null, 'ltr', 'rtl'] as const;
  const bySteps = (step: 1 | -1) => ({
    sample: () => change({ sample: neighbour(samples, choice.sample, step) ?? choice.sample }),
    design: () => change({ design: neighbour(designs, choice.design, step) ?? choice.design, variables: {} }),
    locale: () => change({ locale: neighbourLanguage(languages, choice.locale, step) }),
  });
  const [next, previous] = [bySteps(1), bySteps(-1)];
  const types = [null, ...(design?.documentTypes ?? [])];
  const document = [
    shortcut(['j'], 'Next sample', next.sample),
    shortcut(['k'], 'Previous sample', previous.sample),
    shortcut(['t'], 'Next template', next.design),
    shortcut(['T'], 'Previous template', previous.design),
    shortcut(['l'], 'Next language', next.locale),
    shortcut(['L'], 'Previous language', previous.locale),
    shortcut(['y'], 'Next document type', () => change({ documentType: neighbour(types, choice.documentType, 1) ?? null })),
    shortcut(['p'], 'Next paper', () => change({ paper: neighbour(papers, choice.paper, 1) ?? null })),
    shortcut(['r'], 'Next direction', () => change({ direction: neighbour(directions, choice.direction, 1) ?? null })),
  ];
  return [{ title: 'Document', shortcuts: document }, ...viewShortcuts(choice, scale, doings, shortcut)];
}

type Make = (keys: string[], does: string, run: () => void) => Shortcut;

function viewShortcuts(choice: Choice, scale: number, doings: Doings, shortcut: Make): ShortcutGroup[] {
  const { change } = doings;
  const view = [
    shortcut(['1'], 'Pages', () => change({ view: 'pages' })),
    shortcut(['2'], 'Compare', () => change({ view: 'compare' })),
    shortcut(['3'], 'Contact sheet', () => change({ view: 'sheet' })),
    shortcut([']'], 'Next page', () => doings.goToPage(1)),
    shortcut(['['], 'Previous page', () => doings.goToPage(-1)),
    shortcut(['+', '='], 'Larger', () => change({ zoom: nextZoom(scale, 1) })),
    shortcut(['-'], 'Smaller', () => change({ zoom: nextZoom(scale, -1) })),
    shortcut(['0'], 'Whole page', () => change({ zoom: 'page' })),
    shortcut(['w'], 'Page width', () => change({ zoom: 'width' })),
  ];
  const studio = [
    shortcut(['/'], 'Find a sample', () => doings.focus('sample-search')),
    shortcut(['f'], 'Find a field', doings.findInData),
    shortcut(['x'], 'Show the XML beside the page', doings.showXml),
    shortcut(['g'], 'Go to the pages', () => doings.focus('stage')),
    shortcut(['b'], 'Pin this version for comparison', doings.pin),
    shortcut(['d'], 'Difference or side by side', () => change({ view: 'compare', isOverlay: !choice.isOverlay })),
    shortcut(['o'], 'Open your own data', doings.openOwnData),
    shortcut(['s'], 'Save the PDF', () => document.querySelector<HTMLElement>('#download')?.click()),
    shortcut(['m'], 'Show or hide the samples', doings.toggleRail),
    shortcut(['i'], 'Show or hide the inspector', doings.toggleInspector),
    shortcut(['?'], 'These keys', doings.help),
  ];
  return [
    { title: 'View', shortcuts: view },
    { title: 'Studio', shortcuts: studio },
  ];
}
