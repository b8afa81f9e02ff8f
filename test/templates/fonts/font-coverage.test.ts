import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FontCoverage } from '../../../src/templates/fonts/font-coverage.js';
import { fontFamilies } from '../../../src/templates/fonts/fonts.js';
import { fontOf } from '../fixtures/build-font.js';

const fonts = new FontCoverage(fontFamilies());
/** The code points of every gap in a text. */
function gaps(text: string, coverage = fonts): string[] {
  const found: string[] = [];
  for (let gap = coverage.nextGap(text); gap !== null; gap = coverage.nextGap(text, gap.end)) {
    found.push(String.fromCodePoint(...gap.codePoints));
  }
  return found;
}

const COVERED = {
  'Latin of many languages': 'Größe, naïve, Łódź, Çelik, Þórður, ŵ ő ș ǅ Ẑ ﬁ',
  'Latin with separate marks': 'e\u0301 q\u0323\u0307 Z\u0337\u0351\u0342',
  Vietnamese: 'Nguyễn Thị Ánh Đặng, ặ ữ ộ',
  'Greek, also ancient': 'Ελληνικά, ᾧ ῥῆμα',
  Cyrillic: 'Русский, Ґанок Її, Ђорђе, Ў, Қазақ',
  Arabic: 'خدمة التركيب، ١٢٣ ۴۵ مُحَمَّد پچگ',
  Hebrew: 'שָׁלוֹם עֲבוֹדָה ׳ ״',
  Japanese: '玉露（宇治産）カタカナ ﾊﾝｶｸ か\u3099 ㈱ 〒 𠮷',
  Thai: 'ค่าบริการน้ำประปา ผู้ใหญ่ ๑๒๓',
  Devanagari: 'क्षेत्र, श्रीमती कृष्णा, र्\u200dय १२३',
  Armenian: 'Հայկական Ձեռագործ ՍՊԸ և ՙ՛՜՝՞՟',
  'Georgian, also its capitals': 'თბილისის სახელოსნო ᲗᲑᲘᲚᲘᲡᲘ',
  Bengali: 'পদ্মা মুদ্রণ ও প্রকাশনা লিমিটেড, ১২৩ ৎ',
  Gurmukhi: 'ਪੰਜਾਬ ਪ੍ਰਿੰਟਰਜ਼ ਲੁਧਿਆਣਾ ੴ ੧੨੩',
  Gujarati: 'સુરત છાપખાનું, શ્રીમાન ક્ષત્રિય ૧૨૩',
  Tamil: 'மதுரை அச்சகம், ஸ்ரீ க்ஷேத்திரம் ௧௨௩',
  Telugu: 'విజయవాడ ముద్రణాలయం, స్త్రీ క్షేమం ౧౨౩',
  Kannada: 'ಮೈಸೂರು ಮುದ್ರಣಾಲಯ, ಸ್ತ್ರೀ ಕ್ಷೇಮ ೧೨೩',
  'Malayalam, also in older spelling': 'കോഴിക്കോട് അച്ചടിശാല, ന്‍ ൻ ൧൨൩',
  Sinhala: 'මහනුවර මුද්‍රණාලය, ක්‍ෂේත්‍රය',
  Lao: 'ໂຮງພິມຫຼວງພະບາງ ຜູ້ຊື້ ໑໒໓',
  Khmer: 'រោងពុម្ពសៀមរាប ស្ត្រី ខ្ញុំ ១២៣',
  Burmese: 'မန္တလေး ပုံနှိပ်တိုက် ဩဇာ ၁၂၃',
  Ethiopic: 'የጎንደር ማተሚያ ቤት፣ ፩፪፫',
  Korean: '서울 사무실 임대료, ㄱㄴㄷ, 漢字',
  'Korean in separate letters': '서울'.normalize('NFD'),
  'Chinese, simplified': '技术服务费：发货，请于三十日内付款。',
  'Chinese, traditional': '請於三十日內付款，臺灣',
  emoji: '😀 ☎ ☎️ ✔︎ ❤️ 🫠',
  'emoji joined, toned, keyed and flagged': '👨‍👩‍👧‍👦 👍🏽 🏳️‍🌈 1️⃣ 🇯🇵 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'signs of currencies outside their block': '€£¥$¢¤ ฿ ﷼ ؋ ৲ ৳ ֏ ៛ ૱ ௹',
  'arrows, boxes, mathematics': '←→↔⇒ ┌─┬─┐│█▒ ≤≥≠≈±×÷√∞∑∫∂ ⅓ ½ ²₂',
  'marks of trade': '№ ™ ® © § ¶ • … – — “„” ‹› ①② ✓ ★ ⌘ ◌',
  'spaces and lines': 'a b\tc\nd\u00a0\u2009\u202f\u3000\u200be',
  'marks of direction': '\u061c\u200e\u200f\u202a\u202c\u2066\u2069',
  'soft hyphen, joiners, byte order mark': 'a\u00adb\u200cc\u200dd\u2060e\ufefff',
  'what stands for the unprintable': '\ufffd',
};

/** What no font covers: the text, and its gaps. */
const NOT_COVERED: Record<string, [string, string[]]> = {
  Cherokee: ['Ꭰy Ltd', ['Ꭰ']],
  Tibetan: ['བད', ['བ', 'ད']],
  Mongolian: ['ᠮᠣ', ['ᠮ', 'ᠣ']],
  cuneiform: ['x𒀀y', ['𒀀']],
  'mathematical letters': ['𝐀', ['𝐀']],
  'private use, though a font has a glyph': ['\uf8ff\ue001\u{f0000}', ['\uf8ff', '\ue001', '\u{f0000}']],
  'annotations and objects, though fonts have boxes for them': [
    'a\ufff9b\ufffa\ufffbc\ufffc',
    ['\ufff9', '\ufffa', '\ufffb', '\ufffc'],
  ],
  'what is not assigned': ['\u0378', ['\u0378']],
  'a space that is drawn': ['\u1680', ['\u1680']],
  'what may be ignored, but Chromium draws': ['\ufff0', ['\ufff0']],
  // Each is covered, but by no font together: the browser would take one for both.
  'a letter with a mark of another script': ['국\u05b8 한', ['국\u05b8']],
  'a letter with a tone of skin': ['aA\u{1f3fb}', ['A\u{1f3fb}']],
};

describe('the fonts of the document', () => {
  it.each(Object.entries(COVERED))('cover %s', (_, text) => {
    expect(gaps(text)).toEqual([]);
  });

  it.each(Object.entries(NOT_COVERED))('do not cover %s', (_, [text, expected]) => {
    expect(gaps(text)).toEqual(expected);
  });

  it.each<[string, number, number]>([
    ['ASCII to the letters of Europe', 0x20, 0x24f],
    ['Vietnamese letters', 0x1e00, 0x1eff],
    ['Greek letters', 0x3a3, 0x3e1],
    ['Cyrillic letters', 0x400, 0x52f],
    ['Thai', 0xe01, 0xe3a],
    ['Devanagari', 0x900, 0x97f],
    ['Armenian', 0x561, 0x58a],
    ['Georgian', 0x10d0, 0x10ff],
    ['Khmer', 0x1780, 0x17b3],
    ['Burmese', 0x1000, 0x109f],
    ['Ethiopic', 0x1200, 0x1248],
    ['signs of currencies', 0x20a0, 0x20c1],
    ['hiragana', 0x3041, 0x3096],
    ['katakana', 0x30a0, 0x30ff],
    ['Hangul syllables', 0xac00, 0xd7a3],
    ['Chinese characters of the first plane', 0x4e00, 0x9fef],
    ['lines of boxes', 0x2500, 0x257f],
  ])('cover %s to the last', (_, first, last) => {
    const all = Array.from({ length: last - first + 1 }, (_unused, index) => String.fromCodePoint(first + index));
    expect(all.filter((character) => !/\p{Control}/u.test(character)).flatMap((character) => gaps(character))).toEqual([]);
  });
});

describe('a coverage of no fonts', () => {
  it('lets through lines, tabs and what Unicode calls ignorable, nothing else', () => {
    const none = new FontCoverage([]);
    const ignorable = /\p{Default_Ignorable_Code_Point}/u;
    const [coveredOnly, ignorableOnly]: [number[], number[]] = [[], []];
    for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
      if ((codePoint & 0x1ff800) === 0xd800) continue;
      const character = String.fromCodePoint(codePoint);
      const isCovered = none.nextGap(character) === null;
      if (isCovered !== ignorable.test(character)) (isCovered ? coveredOnly : ignorableOnly).push(codePoint);
    }
    expect(coveredOnly).toEqual([0x9, 0xa]);
    // Seen in Chromium 156: these are drawn, by a font or as a box.
    expect(ignorableOnly).toEqual(
      [0x115f, 0x1160, 0x180f, 0x3164, 0xffa0, 0xfff0, 0xfff1, 0xfff2, 0xfff3, 0xfff4, 0xfff5, 0xfff6, 0xfff7, 0xfff8].concat([
        0x1bca0, 0x1bca1, 0x1bca2, 0x1bca3,
      ]),
    );
  });
});

describe('a coverage', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'fonts-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  /** Of families that are given by the characters of each of their weights. */
  function coverageOf(...families: string[][]): FontCoverage {
    return new FontCoverage(
      families.map((weights) =>
        weights.map((characters) => {
          const path = mkdtempSync(join(directory, 'weight-'));
          writeFileSync(join(path, 'font.ttf'), fontOf(characters));
          return path;
        }),
      ),
    );
  }

  it('asks every weight of a family for the character', () => {
    expect(gaps('ab', coverageOf(['ab', 'a']))).toEqual(['b']);
    expect(gaps('ab', coverageOf(['ab', 'a'], ['b']))).toEqual([]);
  });

  it('asks one family for a character and all its marks', () => {
    const text = 'e\u0301\u0323 e\u0301';
    expect(gaps(text, coverageOf(['e \u0301'], ['e\u0323']))).toEqual(['e\u0301\u0323']);
    expect(gaps(text, coverageOf(['e \u0301'], ['e\u0301\u0323']))).toEqual([]);
  });

  it('knows that a letter and its mark can be one glyph or two', () => {
    expect(gaps('xe\u0301x', coverageOf(['xé'], ['e\u0301'.slice(1)]))).toEqual([]);
    expect(gaps('xéx', coverageOf(['xe\u0301']))).toEqual([]);
    expect(gaps('xéx', coverageOf(['xe'], ['\u0301']))).toEqual(['é']);
  });

  it('goes on behind what it found', () => {
    expect(gaps('a😀b', coverageOf(['b']))).toEqual(['a', '😀']);
    expect(gaps('', coverageOf([]))).toEqual([]);
  });

  it('has room for 30 families', () => {
    expect(() => new FontCoverage(Array.from({ length: 31 }, () => []))).toThrow(RangeError);
  });

  it('needs the fonts', () => {
    expect(() => new FontCoverage([[join(directory, 'absent')]])).toThrow('ENOENT');
  });
});
