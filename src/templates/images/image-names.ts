/** The name of an image of a template, in `images/`. */
export const IMAGE_NAME = /^[a-z\d][\w-]*\.(?:png|jpe?g|svg)$/i;

/** How a stylesheet names an image of its template. */
export function imageInStyles(name: string): string {
  return `url(image:${name})`;
}

/** An image of the template in a stylesheet, with or without quotes: `url(image:seal.svg)`. */
export const IMAGES_IN_STYLES = /url\(\s*(?<quote>['"]?)image:(?<name>[\w.-]*)\k<quote>\s*\)/gi;

/** How an element names an image of its template until it is put in. */
export function imageInElement(name: string): string {
  return `src="image:${name}"`;
}

export const IMAGES_IN_ELEMENTS = /src="image:(?<name>[\w.-]+)"/g;
