import type { ComponentChildren, JSX } from 'preact';
import { moveInList } from '../state/roving.js';

export type Panel = 'data' | 'xml' | 'html' | 'problems' | 'look';

export interface Tab {
  panel: Panel;
  title: string;
  /** The number of problems. */
  count?: number;
  isGood?: boolean;
}

/** The panels about the page, one at a time. */
export function Inspector(props: {
  tabs: Tab[];
  panel: Panel;
  onPanel: (panel: Panel) => void;
  children: ComponentChildren;
}): JSX.Element {
  const { tabs, panel, onPanel, children } = props;
  return (
    <aside class={`inspector${panel === 'xml' ? ' is-wide' : ''}`} aria-label="Inspector">
      <div class="tabs" role="tablist" aria-label="Inspector" onKeyDown={moveInList}>
        {tabs.map((tab) => (
          <button
            type="button"
            key={tab.panel}
            id={`tab-${tab.panel}`}
            role="tab"
            data-item
            aria-selected={tab.panel === panel}
            aria-controls="inspector-panel"
            tabIndex={tab.panel === panel ? 0 : -1}
            onFocus={() => onPanel(tab.panel)}
            onClick={() => onPanel(tab.panel)}
          >
            {tab.title}
            {tab.count !== undefined && tab.count > 0 && <span class={tab.isGood ? 'badge is-quiet' : 'badge'}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div class="panel" id="inspector-panel" role="tabpanel" aria-labelledby={`tab-${panel}`}>
        {children}
      </div>
    </aside>
  );
}
