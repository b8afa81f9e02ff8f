import type { JSX } from 'preact';
import type { Catalogue, Direction, Paper } from '../../../shared/api.js';
import { type Change, type Choice, type View, type Zoom, ZOOM_STEPS } from '../state/choice.js';
import { languageGroups } from '../state/languages.js';
import type { Shown } from '../state/use-rendering.js';
import { Icon } from './icons.js';
import { Segmented } from './segmented.js';
import { Select } from './select.js';

interface ToolbarProps {
  catalogue: Catalogue;
  choice: Choice;
  change: (change: Change) => void;
  shown: Shown;
  /** 1 is the size on paper. */
  zoom: number;
  onPin: () => void;
}

/** All controls in one row: view, language, paper, direction, zoom and file. */
export function Toolbar(props: ToolbarProps): JSX.Element {
  const { choice, change } = props;
  return (
    <div class="toolbar" role="group" aria-label="What is shown">
      <Segmented<View>
        legend="View"
        value={choice.view}
        onChange={(view) => change({ view })}
        segments={VIEWS.map(({ view, name }) => ({
          value: view,
          name,
          label: (
            <>
              <Icon name={view} /> <span class="view-name">{name}</span>
            </>
          ),
        }))}
      />
      <DocumentSwitches {...props} />
      <span class="push" />
      {choice.view !== 'sheet' && <ZoomControl zoom={choice.zoom} scale={props.zoom} onChange={(zoom) => change({ zoom })} />}
      <button
        type="button"
        class="button"
        aria-label="Pin"
        title="Pin: keep this version to compare with (b)"
        onClick={props.onPin}
      >
        <Icon name="pin" /> <span class="pin-name">Pin</span>
      </button>
      <Download shown={props.shown} />
    </div>
  );
}

const VIEWS = [
  { view: 'pages', name: 'Pages' },
  { view: 'compare', name: 'Compare' },
  { view: 'sheet', name: 'Contact sheet' },
] as const;

function DocumentSwitches({ catalogue, choice, change }: ToolbarProps): JSX.Element {
  const design = catalogue.designs.find(({ name }) => name === choice.design);
  const sample = catalogue.samples.find(({ id }) => id === choice.sample);
  const own = sample?.locale ? ` · ${sample.locale}` : '';
  const papers = design?.papers ?? [];
  return (
    <>
      <div class="language">
        <Select
          label="Language"
          value={choice.locale ?? ''}
          onChange={(locale) => change({ locale: locale === '' ? null : locale })}
          options={[
            { value: '', label: `Auto${own}` },
            ...languageGroups(design?.languages ?? []).map(({ label, locales }) => ({
              label,
              options: locales.map((one) => ({ value: one.locale, label: one.label })),
            })),
          ]}
        />
      </div>
      <Segmented<Paper | null>
        legend="Paper"
        isLegendShown
        value={choice.paper}
        onChange={(paper) => change({ paper })}
        segments={[
          { value: null, label: 'Auto', name: 'Paper of the customer’s country' },
          { value: 'a4', label: 'A4', isDisabled: !papers.includes('a4') },
          { value: 'letter', label: 'Letter', name: 'US Letter', isDisabled: !papers.includes('letter') },
        ]}
      />
      <Segmented<Direction | null>
        legend="Direction"
        isLegendShown
        value={choice.direction}
        onChange={(direction) => change({ direction })}
        segments={[
          { value: null, label: 'Auto', name: 'Direction of the language' },
          { value: 'ltr', label: 'LTR', name: 'Left to right' },
          { value: 'rtl', label: 'RTL', name: 'Right to left' },
        ]}
      />
    </>
  );
}

/** The step below or above a scale. */
export function nextZoom(scale: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  return steps.find((step) => (step - scale) * direction > 0.005) ?? steps.at(-1) ?? 1;
}

function ZoomControl({ zoom, scale, onChange }: { zoom: Zoom; scale: number; onChange: (zoom: Zoom) => void }): JSX.Element {
  const percent = `${Math.round(scale * 100)} %`;
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      <button
        type="button"
        class="button is-icon"
        aria-label="Smaller"
        title="Smaller (-)"
        onClick={() => onChange(nextZoom(scale, -1))}
      >
        <Icon name="minus" />
      </button>
      <Select
        label="Zoom"
        isLabelHidden
        value={String(zoom)}
        onChange={(value) => onChange(value === 'page' || value === 'width' ? value : Number(value))}
        options={[
          { value: 'page', label: zoom === 'page' ? `Whole page · ${percent}` : 'Whole page' },
          { value: 'width', label: zoom === 'width' ? `Page width · ${percent}` : 'Page width' },
          ...ZOOM_STEPS.map((step) => ({ value: String(step), label: `${Math.round(step * 100)} %` })),
        ]}
      />
      <button
        type="button"
        class="button is-icon"
        aria-label="Larger"
        title="Larger (+)"
        onClick={() => onChange(nextZoom(scale, 1))}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}

function Download({ shown: { print, isLastGood } }: { shown: Shown }): JSX.Element {
  if (!print) {
    return (
      <button type="button" class="button is-primary" disabled>
        <Icon name="download" /> PDF
      </button>
    );
  }
  return (
    <a
      id="download"
      class="button is-primary"
      href={`/pdf/${print.id}/${encodeURIComponent(print.name)}`}
      download={print.name}
      title={isLastGood ? 'Download the last good version (s)' : 'Download (s)'}
    >
      <Icon name="download" /> PDF
    </a>
  );
}
