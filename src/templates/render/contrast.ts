/** The least contrast for text of normal size (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

type Channels = [red: number, green: number, blue: number];

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). Both `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself if text in it is readable on white, otherwise a darker one of the same hue that is just readable. */
export function readableOnWhite(colour: string): string {
  if (contrastOf(colour, '#ffffff') >= LEAST_CONTRAST) return colour;
  const factor = (1.05 / LEAST_CONTRAST - 0.05) / luminanceOf(colour);
  // Rounded down: slightly too dark is readable, slightly too light is not.
  return hexOf(linear(colour).map((channel) => Math.floor(encoded(channel * factor) * 255)));
}

/** White or black, whichever is readable on a colour; one of them always is. */
export function textOn(colour: string): string {
  return contrastOf(colour, '#ffffff') >= LEAST_CONTRAST ? '#ffffff' : '#000000';
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** sRGB without its curve (IEC 61966-2-1). */
function linear(colour: string): Channels {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function encoded(value: number): number {
  return value <= 0.003_130_8 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function hexOf(channels: number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
