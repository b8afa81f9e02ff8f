import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import type { PageSize } from '../../../shared/api.js';
import { pageAddress } from '../state/api.js';

/** Screens count 96 pixels to the inch, paper 72 points. */
export const PIXELS_PER_POINT = 96 / 72;
const MOST_WIDTH = 4000;

/** The width of an image in device pixels for a place on the screen. */
export function imageWidth(cssWidth: number): number {
  return Math.max(40, Math.min(MOST_WIDTH, Math.round(cssWidth * devicePixelRatio)));
}

/** The width of a page at a scale. A page that exactly fits its place stays in it, whatever the last digit of the scale is. */
export function pageWidth(size: PageSize, scale: number): number {
  return Math.floor(size.width * scale + 0.01);
}

/** One page. The previous image stays until the new one is complete, so that nothing flickers while somebody types. */
export function PageImage(props: {
  print: string;
  page: number;
  size: PageSize;
  /** In CSS pixels. */
  width: number;
  /** Off: its place is kept, but its image is not loaded yet. */
  isWanted?: boolean;
  label: string;
  onShown?: (() => void) | undefined;
  /** What lies over it. */
  children?: ComponentChildren;
}): JSX.Element {
  const { print, page, size, width, isWanted = true, label, onShown, children } = props;
  const [shown, setShown] = useState<string | null>(null);
  const address = pageAddress(print, page, imageWidth(width));

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const image = new Image();
    image.src = address;
    const show = (): void => {
      if (!isCurrent) return;
      setShown(address);
      onShown?.();
    };
    image.decode().then(show, () => undefined);
    return () => {
      isCurrent = false;
      // If nobody waits for it any more, loading stops.
      if (!image.complete) image.src = '';
    };
  }, [address, isWanted]);

  const style = { width: `${width}px`, height: `${(width * size.height) / size.width}px` };
  return (
    <div class="paper" style={style}>
      {shown ? <img src={shown} alt={label} draggable={false} /> : <span class="visually-hidden">{label}</span>}
      {children}
    </div>
  );
}
