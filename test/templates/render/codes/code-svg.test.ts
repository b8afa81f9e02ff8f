import { describe, expect, it } from '@jest/globals';
import { codeSvg } from '../../../../src/templates/render/codes/code-svg.js';
import { rectangle } from '../../../../src/templates/render/codes/code-symbol.js';
import { qrSymbol, swissQrSymbol } from '../../../../src/templates/render/codes/qr-symbol.js';

const markup = (text: string, label = 'Label') => codeSvg(qrSymbol(text, 28) ?? raise(), label).toHTML();
const raise = (): never => {
  throw new Error('no symbol');
};

describe('codeSvg', () => {
  it('is one element with a name, a size in millimetres and two paths: the ground and the symbol', () => {
    expect(markup('A')).toMatch(
      /^<svg class="code code-qr" role="img" aria-label="Label" width="38\.667mm" height="38\.667mm" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h29v29h-29z"\/><path fill="#000" d="[\d\sMhvz.-]+"\/><\/svg>$/,
    );
  });

  it('holds nothing of the text, and the label escaped', () => {
    const svg = markup('<script>"\'', '"><script>`=&');
    expect(svg).toContain('aria-label="&quot;&gt;&lt;script&gt;&#x60;&#x3D;&amp;"');
    expect(svg.match(/</g)).toHaveLength(4);
  });

  it('leaves four modules of white around', () => {
    const dark = [...markup('A').matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, ...values]) => values.map(Number));
    expect(Math.min(...dark.map(([x = 0]) => x))).toBe(4);
    expect(Math.min(...dark.map(([, y = 0]) => y))).toBe(4);
    expect(Math.max(...dark.map(([x = 0, , width = 0]) => x + width))).toBe(25);
  });

  it('has a Swiss symbol of 46 mm without its white, whatever it holds, and a cross of 7 mm', () => {
    for (const length of [20, 300, 900]) {
      const symbol = swissQrSymbol('x'.repeat(length)) ?? raise();
      expect((symbol.width - 8) * symbol.moduleSize).toBeCloseTo(46, 6);
      const cross = Number(/h([\d.]+)/.exec(symbol.marks[2]?.path ?? '')?.[1]);
      expect(cross * symbol.moduleSize).toBeCloseTo(7, 2);
    }
  });

  it('draws numbers only', () => {
    expect(rectangle(1.23456, 0, 2, -0.5)).toBe('M1.235 0h2v-0.5h-2z');
    expect(() => rectangle(Number.NaN, 0, 1, 1)).toThrow(RangeError);
  });
});

describe('qrSymbol', () => {
  it('has no squares smaller than 0.3 mm', () => {
    expect(qrSymbol('x'.repeat(331), 28)).not.toBeNull();
    expect(qrSymbol('x'.repeat(1000), 28)).toBeNull();
    expect(qrSymbol('x'.repeat(1000), 60)).not.toBeNull();
    expect(qrSymbol('ß'.repeat(1166), 100)).toBeNull();
  });
});
