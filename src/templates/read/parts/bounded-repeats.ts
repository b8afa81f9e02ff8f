import type Handlebars from 'handlebars';

/** Ten times what the largest document needs. Entries in lists in lists, and parts that include a part twice, would soon be more than a computer can print. */
const MOST = 2_000_000;

type Render = (context: unknown, options?: Handlebars.RuntimeOptions) => string;
interface Each extends Handlebars.HelperOptions {
  loc?: { start: { line: number } };
}

/** Counts the entries and parts of one rendering, so that no template keeps the service busy without end. */
export class Repeats {
  #left = MOST;

  /** A new rendering begins. */
  reset(): void {
    this.#left = MOST;
  }

  /** `{{#each}}`, counted. */
  countEach(handlebars: typeof Handlebars): void {
    const each = handlebars.helpers['each'] as unknown as Handlebars.HelperDelegate;
    handlebars.registerHelper('each', function counted(this: unknown, list: unknown, options: Each) {
      return each.call(this, list, { ...options, fn: count(options) }) as unknown;
    });
    const count =
      ({ fn, loc }: Each): Handlebars.TemplateDelegate =>
      (context: unknown, inner) => {
        this.#spend(`{{#each}} repeats more than ${MOST} times`, loc?.start.line);
        return fn(context, inner);
      };
  }

  /** A part, counted each time that it is included. */
  counted(name: string, part: Render): Render {
    return (context, options) => {
      this.#spend(`"${name}" and other parts are included more than ${MOST} times`);
      return part(context, options);
    };
  }

  #spend(reason: string, lineNumber?: number): void {
    this.#left -= 1;
    if (this.#left < 0) throw Object.assign(new Error(reason), lineNumber === undefined ? {} : { lineNumber });
  }
}
