import type { JSX } from 'preact';

const PATHS = {
  pages: 'M5 2.5h6l2.5 2.5v8.5h-8.5zM11 2.5v2.5h2.5M2.5 5v10.5h8',
  compare: 'M2.5 3h4.5v10h-4.5zM9 3h4.500v10h-4.500z',
  sheet: 'M2.500 2.500h4.500v4.500h-4.500zM9 2.500h4.500v4.500h-4.500zM2.500 9h4.500v4.500h-4.500zM9 9h4.500v4.500h-4.500z',
  open: 'M8 10.500v-7.500M4.800 5.700l3.200-3.200 3.200 3.200M3 13h10',
  download: 'M8 2.500v7.500M4.800 7l3.200 3.200 3.200-3.200M3 13h10',
  help: 'M6 6a2 2 0 1 1 2.800 1.850c-.5.25-.8.650-.8 1.150v.5M8 11.800v.1',
  rail: 'M2.500 3h11v10h-11zM6 3v10',
  inspector: 'M2.500 3h11v10h-11zM10 3v10',
  plus: 'M8 3.500v9M3.500 8h9',
  minus: 'M3.500 8h9',
  pin: 'M5.500 2.500h5l-.7 4 2.200 2.500h-8l2.200-2.500zM8 9v4.500',
  theme: 'M8 2.500a5.500 5.500 0 1 0 0 11zM8 2.500a5.500 5.500 0 0 1 0 11',
  copy: 'M5.500 5.500h7.500v7.500h-7.500zM10.500 5.500v-2.500h-7.500v7.500h2.500',
  close: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.500l6 10.500h-12zM8 6.500v3M8 11.100v.1',
  check: 'M3 8.500l3.300 3.300 6.700-7.300',
} as const;

/** A picture beside words, or in a button that has a label. */
export function Icon({ name }: { name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
