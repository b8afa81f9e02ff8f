import type { JSX } from 'preact';
import { FaultCard } from './parts/fault-card.js';
import { imageWidth } from './parts/page-image.js';
import { counterpartOf } from './state/choice.js';
import type { PrintCheck } from './state/use-print-check.js';
import { type Shown, useRendering } from './state/use-rendering.js';
import type { XmlState } from './state/use-e-invoice.js';
import type { Stage } from './state/use-stage.js';
import type { StudioState } from './state/use-studio.js';
import { CompareView } from './views/compare-view.js';
import { ContactSheet } from './views/contact-sheet.js';
import { PagesView } from './views/pages-view.js';

interface StageProps {
  studio: StudioState;
  shown: Shown;
  stage: Stage;
  onShown: () => void;
  check: PrintCheck;
  xml: XmlState;
  onProblems: () => void;
}

/** The pages in the chosen view, with faults above them. */
export function StageArea(props: StageProps): JSX.Element {
  const { studio, shown, stage, onShown, check, xml, onProblems } = props;
  const { catalogue, choice, change, revision } = studio;
  const { print, fault } = shown;
  return (
    <div class="stage-area">
      {fault && choice.view !== 'sheet' && (
        <FaultCard
          fault={fault}
          title={titleOf(shown)}
          note={print ? 'Behind this message is the last version without the error.' : undefined}
        />
      )}
      <div
        aria-busy={shown.isPending}
        class={`stage-frame ${shown.isLastGood && choice.view === 'pages' ? 'is-old' : ''}`}
        ref={stage.frame}
      >
        {catalogue && choice.view === 'sheet' && (
          <ContactSheet
            catalogue={catalogue}
            choice={choice}
            revision={revision}
            change={change}
            check={check}
            onProblems={onProblems}
          />
        )}
        {catalogue && choice.view === 'compare' && <Comparison {...props} />}
        {print && choice.view === 'pages' && (
          <PagesView
            print={print}
            scale={stage.scaleOf(print)}
            stage={stage.element}
            page={stage.page}
            onPage={stage.setPage}
            onShown={onShown}
            xml={xml}
          />
        )}
        {!print && choice.view === 'pages' && (
          <div class="stage" id="stage" tabIndex={-1}>
            <p class="empty">
              {fault
                ? 'Nothing to show until this is fixed.'
                : catalogue?.designs.length === 0
                  ? 'There is no template in this folder.'
                  : 'Printing …'}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

function Comparison({ studio, shown, stage, onShown }: StageProps): JSX.Element | null {
  const { catalogue, choice, change, revision } = studio;
  const other = useRendering(counterpartOf(choice), revision, { page: stage.page, width: imageWidth(stage.lookWidth) });
  if (!catalogue) return null;
  const scale = stage.scaleOf(shown.print ?? other.print);
  return (
    <CompareView
      catalogue={catalogue}
      choice={choice}
      change={change}
      now={shown}
      other={other}
      scale={scale}
      stage={stage.element}
      onShown={onShown}
    />
  );
}

function titleOf({ fault }: Shown): string {
  return fault?.file ? 'Error in' : 'Error';
}
