import { useCallback, useState } from 'preact/hooks';

/** A preference of the designer, stored in this browser. */
export function useStored<T extends string | boolean>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const stored = localStorage.getItem(`studio.${name}`);
    return stored === null ? initial : (JSON.parse(stored) as T);
  });
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(`studio.${name}`, JSON.stringify(next));
      setValue(next);
    },
    [name],
  );
  return [value, keep];
}
