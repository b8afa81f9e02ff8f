import { Keyword, Lexer } from '../read/lexer.js';
import { Dict, Name, Stream, Text, type PdfObject } from '../read/objects.js';
import { OPERATORS, PATH_PAINTING, TEXT_SHOWING } from './operators.js';
import type { Page } from './pages.js';
import { contentKey, elementOf, type Element, type Structure } from './structure.js';

/** A marked-content sequence that is open. */
export interface Mark {
  tag: string;
  properties: Dict | undefined;
  outer: Mark | undefined;
  /** The element to which the structure tree's index assigns it. */
  element: Element | undefined;
  at: string;
}

/** How a font shows one of its codes. */
export interface CodeUse {
  /** Not only with the invisible rendering mode. */
  visible: boolean;
  /** Somewhere no /ActualText says what it means. */
  bare: boolean;
  at: string;
}

/** What the content streams of all pages do. */
export interface Content {
  painted: { what: string; mark: Mark | undefined; at: string }[];
  marks: Mark[];
  /** Marked content by its key in the parent tree and its number. */
  numbered: { key: number | undefined; mcid: number; at: string }[];
  /** Fonts and what they show. */
  fonts: Map<Dict, Map<number, CodeUse>>;
  /** Colour spaces, as the operators and resources name them. */
  colours: { space: PdfObject; at: string }[];
  images: Map<Stream, string>;
  forms: Map<Stream, string[]>;
  graphicsStates: Map<Dict, string>;
  /** Rendering intents that operators set. */
  intents: { value: PdfObject; at: string }[];
  deepest: number;
  /** Numbers beyond what a reader must be able to keep. */
  numbers: { value: number; at: string }[];
  /** Strings that are shown, and properties of marked content. */
  operands: [string, PdfObject][];
  faults: { what: 'operator' | 'inline' | 'balance' | 'resource' | 'inherited'; says: string }[];
}

interface State {
  font: Dict | undefined;
  mode: number;
}

/** One content stream on its way. */
interface Run {
  at: string;
  resources: Dict | undefined;
  /** A form without resources of its own. */
  inherits: boolean;
  key: number | undefined;
  /** False in patterns and masks: what they paint is not part of the page's order. */
  tagged: boolean;
  mark: Mark | undefined;
  depth: number;
  state: State;
}

/** Walks the content of all pages, with the forms, patterns, masks and appearances in it. */
export function readContent(pages: Page[], structure: Structure): Content {
  const content: Content = {
    painted: [],
    marks: [],
    numbered: [],
    fonts: new Map(),
    colours: [],
    images: new Map(),
    forms: new Map(),
    graphicsStates: new Map(),
    intents: [],
    deepest: 0,
    numbers: [],
    operands: [],
    faults: [],
  };
  const walk = new Walk(content, structure);
  for (const { number, dict, resources } of pages) {
    const bytes = dict.list('Contents').map((part) => (part instanceof Stream ? part.bytes.toString('latin1') : ''));
    const run = {
      resources,
      inherits: false,
      key: contentKey(dict),
      mark: undefined,
      depth: 0,
      state: { font: undefined, mode: 0 },
    };
    walk.stream(bytes.join('\n'), { ...run, at: `page ${number}`, tagged: true });
    for (const annotation of dict.list('Annots')) {
      const appearance = annotation instanceof Dict ? annotation.dict('AP')?.stream('N') : undefined;
      if (appearance) walk.form(appearance, { ...run, at: `appearance on page ${number}`, tagged: false });
    }
  }
  return content;
}

class Walk {
  private readonly walked = new Set<Dict>();

  private readonly content: Content;
  private readonly structure: Structure;

  constructor(content: Content, structure: Structure) {
    this.content = content;
    this.structure = structure;
  }

  stream(text: string, run: Run): void {
    const outer = run.mark;
    const states: State[] = [];
    const lexer = new Lexer(text, 0, (object) => run.resources?.resolve(object) ?? object);
    let operands: PdfObject[] = [];
    for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
      if (!(token instanceof Keyword)) {
        operands.push(token);
        if (typeof token === 'number' && isExtreme(token)) this.content.numbers.push({ value: token, at: run.at });
        continue;
      }
      if (!OPERATORS.has(token.word)) this.fault('operator', `"${token.word.slice(0, 20)}" on ${run.at}`);
      else this.operator(token.word, operands, run, states, outer, lexer);
      operands = [];
    }
    if (states.length > 0 || run.mark !== outer)
      this.fault('balance', `${run.at} ends with ${states.length} open q${run.mark === outer ? '' : ' and open marked content'}`);
  }

  private operator(op: string, operands: PdfObject[], run: Run, states: State[], outer: Mark | undefined, lexer: Lexer): void {
    const [first] = operands;
    const last = operands.at(-1);
    if (op === 'q') {
      states.push({ ...run.state });
      this.content.deepest = Math.max(this.content.deepest, run.depth + states.length);
    } else if (op === 'Q') {
      const state = states.pop();
      if (state) run.state = state;
      else this.fault('balance', `Q without q on ${run.at}`);
    } else if (op === 'BMC' || op === 'BDC') this.open(first, op === 'BDC' ? last : undefined, run);
    else if (op === 'EMC') {
      if (run.mark === outer) this.fault('balance', `EMC without a beginning on ${run.at}`);
      else run.mark = run.mark?.outer;
    } else if (op === 'Tf') run.state.font = this.resource('Font', first, run) as Dict | undefined;
    else if (op === 'Tr') run.state.mode = Number(first);
    else if (TEXT_SHOWING.has(op)) this.show(last, op, run);
    else if (PATH_PAINTING.has(op)) this.paint(op, run);
    else if (op === 'Do') this.paintObject(first, run, states.length);
    else if (op === 'gs') this.graphicsState(this.resource('ExtGState', first, run), run);
    else if (op === 'ri') this.content.intents.push({ value: first ?? null, at: run.at });
    else if (op === 'BI') this.inlineImage(run, lexer);
    else this.colour(op, operands, run);
  }

  private colour(op: string, operands: PdfObject[], run: Run): void {
    const last = operands.at(-1) ?? null;
    const device = { g: 'DeviceGray', rg: 'DeviceRGB', k: 'DeviceCMYK' }[op.toLowerCase()];
    if (device !== undefined) this.content.colours.push({ space: new Name(device), at: run.at });
    else if (op === 'cs' || op === 'CS') this.content.colours.push({ space: this.colourSpace(last, run), at: run.at });
    else if (op === 'sh') {
      this.paint(op, run);
      this.shading(this.resource('Shading', last, run), run);
    } else if ((op === 'scn' || op === 'SCN') && last instanceof Name) this.pattern(this.resource('Pattern', last, run), run);
  }

  private paint(what: string, { mark, at, tagged }: Run): void {
    if (tagged) this.content.painted.push({ what, mark, at });
  }

  private open(tag: PdfObject | undefined, properties: PdfObject | undefined, run: Run): void {
    const named = properties instanceof Name ? this.resource('Properties', properties, run) : properties;
    const dict = named instanceof Dict ? named : undefined;
    if (dict) this.content.operands.push([run.at, dict]);
    const mcid = dict?.number('MCID');
    const element = mcid === undefined ? run.mark?.element : elementOf(this.structure, run.key, mcid);
    const name = tag instanceof Name ? tag.value : '';
    run.mark = {
      tag: name,
      properties: dict,
      outer: run.mark,
      element,
      at: `/${name}${mcid === undefined ? '' : ` ${mcid}`} on ${run.at}`,
    };
    if (!run.tagged) return;
    this.content.marks.push(run.mark);
    if (mcid !== undefined) this.content.numbered.push({ key: run.key, mcid, at: run.at });
  }

  private paintObject(name: PdfObject | undefined, run: Run, depth: number): void {
    const object = this.resource('XObject', name, run);
    if (!(object instanceof Stream)) return;
    if (object.dict.name('Subtype') === 'Form') this.form(object, { ...run, state: { ...run.state }, depth: run.depth + depth });
    else {
      this.paint('Do', run);
      this.image(object, run.at);
    }
  }

  /** Forms without marks of their own are walked wherever they are painted: what holds there differs. */
  form(form: Stream, run: Run): void {
    const at = `${run.at} > form`;
    this.content.forms.set(form, [...(this.content.forms.get(form) ?? []), run.at]);
    if (run.at.split('>').length > 12) throw new Error('forms in forms in forms');
    this.group(form, at);
    const own = form.dict.dict('Resources');
    this.stream(form.bytes.toString('latin1'), {
      ...run,
      at,
      resources: own ?? run.resources,
      inherits: !own,
      key: contentKey(form),
    });
  }

  private group(form: Stream, at: string): void {
    const space = form.dict.dict('Group')?.get('CS') ?? null;
    if (space !== null) this.content.colours.push({ space, at: `group of ${at}` });
  }

  private image(image: Stream, at: string): void {
    if (this.content.images.has(image)) return;
    this.content.images.set(image, at);
    const space = image.dict.get('ColorSpace');
    if (space !== null) this.content.colours.push({ space, at: `image on ${at}` });
    for (const key of ['SMask', 'Mask']) {
      const mask = image.dict.stream(key);
      if (mask) this.image(mask, at);
    }
  }

  private graphicsState(state: PdfObject, run: Run): void {
    if (!(state instanceof Dict) || this.content.graphicsStates.has(state)) return;
    this.content.graphicsStates.set(state, run.at);
    const group = state.dict('SMask')?.stream('G');
    if (group) this.form(group, { ...run, at: `mask on ${run.at}`, tagged: false, mark: undefined });
  }

  private pattern(pattern: PdfObject, run: Run): void {
    const dict = pattern instanceof Stream ? pattern.dict : pattern;
    if (!(dict instanceof Dict) || this.walked.has(dict)) return;
    this.walked.add(dict);
    this.shading(dict.get('Shading'), run);
    this.graphicsState(dict.get('ExtGState'), run);
    if (pattern instanceof Stream) this.form(pattern, { ...run, at: `pattern on ${run.at}`, tagged: false, mark: undefined });
  }

  private shading(shading: PdfObject, run: Run): void {
    const dict = shading instanceof Stream ? shading.dict : shading;
    if (dict instanceof Dict) this.content.colours.push({ space: dict.get('ColorSpace'), at: `shading on ${run.at}` });
  }

  private inlineImage(run: Run, lexer: Lexer): void {
    this.paint('BI', run);
    this.fault('inline', `an image on ${run.at}`);
    lexer.at = lexer.text.length;
  }

  private colourSpace(name: PdfObject, run: Run): PdfObject {
    const direct = name instanceof Name && /^(?:Device(?:Gray|RGB|CMYK)|Pattern)$/.test(name.value);
    return direct ? name : this.resource('ColorSpace', name, run);
  }

  private resource(kind: string, name: PdfObject | undefined, run: Run): PdfObject {
    const key = name instanceof Name ? name.value : '';
    const value = run.resources?.dict(kind)?.get(key) ?? null;
    if (value === null) this.fault('resource', `${kind} /${key} of ${run.at}`);
    else if (run.inherits) this.fault('inherited', `${kind} /${key} of ${run.at}`);
    return value;
  }

  private show(operand: PdfObject | undefined, op: string, run: Run): void {
    this.paint(op, run);
    const { font, mode } = run.state;
    if (!font) return this.fault('resource', `text without a font on ${run.at}`);
    const uses = this.content.fonts.get(font) ?? new Map<number, CodeUse>();
    this.content.fonts.set(font, uses);
    const explained = isExplained(run.mark);
    for (const text of Array.isArray(operand) ? operand : [operand]) {
      if (!(text instanceof Text)) continue;
      this.content.operands.push([run.at, text]);
      for (let index = 0; index + 1 < text.bytes.length; index += 2) {
        const code = (text.bytes.charCodeAt(index) << 8) | text.bytes.charCodeAt(index + 1);
        const use = uses.get(code) ?? { visible: false, bare: false, at: run.at };
        use.visible ||= mode !== 3;
        use.bare ||= !explained;
        uses.set(code, use);
      }
    }
  }

  private fault(what: Content['faults'][number]['what'], says: string): void {
    this.content.faults.push({ what, says });
  }
}

const isExtreme = (value: number) => Math.abs(value) > 2_147_483_647 || (value !== 0 && Math.abs(value) < 1.175e-38);

/** Whether /ActualText of the sequence, or of its element, stands for what is shown. */
function isExplained(mark: Mark | undefined): boolean {
  for (let open = mark; open; open = open.outer)
    if (open.properties?.has('ActualText') || open.element?.dict.has('ActualText')) return true;
  return false;
}
