import { useEffect, useState } from 'preact/hooks';

export interface Folds {
  isRailOpen: boolean;
  isInspectorOpen: boolean;
  setRail: (isOpen: boolean) => void;
  setInspector: (isOpen: boolean) => void;
}

const isWide = (): boolean => matchMedia('(min-width: 1100px)').matches;

/** The panels beside the pages. A narrow window has room for one, and Escape closes it. */
export function useFolds(): Folds {
  const [isRailOpen, setRailOpen] = useState(isWide);
  const [isInspectorOpen, setInspectorOpen] = useState(isWide);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isWide()) return;
      setRailOpen(false);
      setInspectorOpen(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const setRail = (isOpen: boolean): void => {
    setRailOpen(isOpen);
    if (isOpen && !isWide()) setInspectorOpen(false);
  };
  const setInspector = (isOpen: boolean): void => {
    setInspectorOpen(isOpen);
    if (isOpen && !isWide()) setRailOpen(false);
  };
  return { isRailOpen, isInspectorOpen, setRail, setInspector };
}
