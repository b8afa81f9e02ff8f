import { useEffect, useState } from 'preact/hooks';
import type { View } from './choice.js';

export interface Folds {
  isRailOpen: boolean;
  isInspectorOpen: boolean;
  setRail: (isOpen: boolean) => void;
  setInspector: (isOpen: boolean) => void;
}

interface Open {
  rail: boolean;
  inspector: boolean;
}

/** From this width, the panels are beside the pages; below it, they cover them. */
const BESIDE = 1100;
/** Two pages beside each other, and a sheet of many, need the width that a panel takes. */
const ROOM_FOR: Record<View, { rail: number; inspector: number }> = {
  pages: { rail: BESIDE, inspector: BESIDE },
  compare: { rail: 1600, inspector: 1900 },
  sheet: { rail: BESIDE, inspector: 1600 },
};
/** The widths at which a panel opens or closes by itself. */
const BREAKS = [...new Set(Object.values(ROOM_FOR).flatMap(({ rail, inspector }) => [rail, inspector]))];

const isWide = (width: number): boolean => matchMedia(`(min-width: ${width}px)`).matches;

function usual(view: View): Open {
  const { rail, inspector } = ROOM_FOR[view];
  return { rail: isWide(rail), inspector: isWide(inspector) };
}

/** The panels beside the pages; each view remembers its own. A narrow window has room for one, and Escape closes it. */
export function useFolds(view: View): Folds {
  const [chosen, setChosen] = useState<Partial<Record<View, Open>>>({});
  const open = chosen[view] ?? usual(view);
  const set = (next: Open): void => setChosen((before) => ({ ...before, [view]: next }));
  useEffect(() => {
    const forget = (): void => setChosen({});
    const queries = BREAKS.map((width) => matchMedia(`(min-width: ${width}px)`));
    for (const query of queries) query.addEventListener('change', forget);
    return () => {
      for (const query of queries) query.removeEventListener('change', forget);
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isWide(BESIDE)) return;
      set({ rail: false, inspector: false });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view]);
  return {
    isRailOpen: open.rail,
    isInspectorOpen: open.inspector,
    setRail: (rail) => set({ rail, inspector: open.inspector && (!rail || isWide(BESIDE)) }),
    setInspector: (inspector) => set({ inspector, rail: open.rail && (!inspector || isWide(BESIDE)) }),
  };
}
