import { useCallback, useRef, useState } from 'preact/hooks';

const NOTICE_MS = 4000;

/** A short notice that disappears automatically. */
export function useNotice(): [notice: string, say: (notice: string) => void] {
  const [notice, setNotice] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = useCallback((text: string) => {
    clearTimeout(timer.current);
    setNotice(text);
    timer.current = setTimeout(() => setNotice(''), NOTICE_MS);
  }, []);
  return [notice, say];
}
