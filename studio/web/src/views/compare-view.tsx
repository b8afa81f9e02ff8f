import type { JSX, RefObject } from 'preact';
import type { Catalogue, Edition, PageSize, Print } from '../../../shared/api.js';
import { PageImage, pageWidth } from '../parts/page-image.js';
import { Segmented } from '../parts/segmented.js';
import { Select } from '../parts/select.js';
import { FaultCard } from '../parts/fault-card.js';
import type { Change, Choice } from '../state/choice.js';
import type { Shown } from '../state/use-rendering.js';
import { clock, count } from '../state/words.js';

interface CompareProps {
  catalogue: Catalogue;
  choice: Choice;
  change: (change: Change) => void;
  now: Shown;
  other: Shown;
  /** CSS pixels per point. */
  scale: number;
  stage: RefObject<HTMLDivElement | null>;
  onShown: () => void;
}

/** Two versions or two templates: side by side, or on top of each other so that only the difference shows. */
export function CompareView(props: CompareProps): JSX.Element {
  const { catalogue, choice, now, other, scale, stage, onShown } = props;
  const pages = Math.max(now.print?.pages.length ?? 0, other.print?.pages.length ?? 0);
  const draw = choice.isOverlay ? Overlaid : SideBySide;
  return (
    <div class="compare">
      <CompareBar {...props} />
      <div class="stage" id="stage" ref={stage} tabIndex={0} role="region" aria-label="Comparison">
        {other.fault && !other.print && <FaultCard fault={other.fault} title="The other version cannot be shown" />}
        <div class={choice.isOverlay ? 'page-column' : 'page-pairs'}>
          {Array.from({ length: pages }, (_, index) => {
            const Draw = draw;
            return (
              <Draw
                key={index}
                page={index + 1}
                now={now.print}
                other={other.print}
                scale={scale}
                name={nameOfThis(catalogue, choice)}
                otherName={nameOfOther(catalogue, choice)}
                onShown={onShown}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function CompareBar({ catalogue, choice, change, now, other }: CompareProps): JSX.Element {
  const { edition, design } = choice.against;
  const against = (value: string): void => {
    const [kind, name] = value.split(':');
    change({
      against: kind === 'design' && name ? { edition: 'now', design: name } : { edition: value as Edition, design: null },
    });
  };
  return (
    <div class="compare-bar">
      <Select
        label="Compare with"
        value={design === null ? edition : `design:${design}`}
        onChange={against}
        options={[
          { value: 'opening', label: `As opened, ${clock(catalogue.openedAt)}` },
          ...(catalogue.pinnedAt === null ? [] : [{ value: 'pinned', label: `As pinned, ${clock(catalogue.pinnedAt)}` }]),
          ...catalogue.designs
            .filter(({ name }) => name !== choice.design)
            .map(({ name, title }) => ({ value: `design:${name}`, label: `Template ${title}` })),
        ]}
      />
      <Segmented<'beside' | 'upon'>
        legend="Arrangement"
        value={choice.isOverlay ? 'upon' : 'beside'}
        onChange={(value) => change({ isOverlay: value === 'upon' })}
        segments={[
          { value: 'beside', label: 'Side by side' },
          { value: 'upon', label: 'Difference' },
        ]}
      />
      <span class="push" />
      <strong class="verdict" role="status">
        {verdict(now, other)}
      </strong>
    </div>
  );
}

/** The template as it is now. */
function nameOfThis({ designs }: Catalogue, { design, against }: Choice): string {
  const title = designs.find(({ name }) => name === design)?.title ?? design;
  return against.design === null ? `${title}, as it is now` : title;
}

/** The version beside the current one. */
function nameOfOther({ designs, openedAt, pinnedAt }: Catalogue, { design, against }: Choice): string {
  const titleOf = (wanted: string) => designs.find(({ name }) => name === wanted)?.title ?? wanted;
  if (against.design !== null) return titleOf(against.design);
  return against.edition === 'opening'
    ? `${titleOf(design)}, as opened ${clock(openedAt)}`
    : `${titleOf(design)}, as pinned ${pinnedAt === null ? '' : clock(pinnedAt)}`;
}

function verdict(now: Shown, other: Shown): string {
  if (now.isPending || other.isPending || !now.print || !other.print) return '';
  if (now.print.id === other.print.id) return 'No difference: the same to the byte';
  const [here, there] = [now.print.pages.length, other.print.pages.length];
  return here === there ? `They differ; ${count(here, 'page')} each` : `They differ: ${count(there, 'page')} beside ${here}`;
}

interface DrawProps {
  page: number;
  now: Print | null;
  other: Print | null;
  scale: number;
  name: string;
  otherName: string;
  onShown: () => void;
}

function SideBySide({ page, now, other, scale, name, otherName, onShown }: DrawProps): JSX.Element {
  return (
    <>
      <Half print={other} page={page} scale={scale} name={otherName} />
      <Half print={now} page={page} scale={scale} name={name} onShown={page === 1 ? onShown : undefined} />
    </>
  );
}

function Half(props: {
  print: Print | null;
  page: number;
  scale: number;
  name: string;
  onShown?: (() => void) | undefined;
}): JSX.Element {
  const { print, page, scale, name, onShown } = props;
  const size = print?.pages[page - 1];
  return (
    <figure class="half">
      {page === 1 && <figcaption>{name}</figcaption>}
      {print && size ? (
        <PageImage
          print={print.id}
          page={page}
          size={size}
          width={pageWidth(size, scale)}
          label={`${name}, page ${page}`}
          onShown={onShown}
        />
      ) : (
        <p class="no-page">No page {page}</p>
      )}
    </figure>
  );
}

function Overlaid({ page, now, other, scale, onShown }: DrawProps): JSX.Element {
  const layers = [other, now].flatMap((print): { id: string; size: PageSize }[] => {
    const size = print?.pages[page - 1];
    return print && size ? [{ id: print.id, size }] : [];
  });
  return (
    <figure class="overlaid">
      {layers.map(({ id, size }, index) => (
        <PageImage
          key={index}
          print={id}
          page={page}
          size={size}
          width={pageWidth(size, scale)}
          label={`Difference of page ${page}`}
          onShown={page === 1 && index === 1 ? onShown : undefined}
        />
      ))}
    </figure>
  );
}
