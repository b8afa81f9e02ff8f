import { describe, expect, it } from '@jest/globals';
import { cii, ciiLine } from '../fixtures/cii.js';
import { faultOf, faultsOf, read } from '../fixtures/read.js';

const LINE = '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem';
const PARENT = 'ram:AssociatedDocumentLineDocument/ram:ParentLineID';

/** "a<G DETAIL 40": the line "a" below "G", of this status, with a net amount of 40. */
function lineOf(text: string): string {
  const [, id = '', parent, status, net = '90'] = /^([^ <]+)(?:<(\S+))?(?: ([A-Z]+))?(?: (\S+))?$/.exec(text) ?? [];
  const document = `${parent ? `<ram:ParentLineID>${parent}</ram:ParentLineID>` : ''}${status ? `<ram:LineStatusReasonCode>${status}</ram:LineStatusReasonCode>` : ''}`;
  return ciiLine({ id, document, net });
}

const fileOf = (...lines: string[]) => cii({ lines: lines.map(lineOf).join('') });

/** The lines as they stand: "HEADING G", "a", "· a.1", "SUBTOTAL". */
async function orderOf(...lines: string[]): Promise<string[]> {
  const { invoice } = await read(fileOf(...lines));
  return invoice.lines.map(({ kind, level = 0, lineId }) =>
    [...(kind ? [kind] : []), ...Array.from({ length: level }, () => '·'), ...(lineId ? [lineId] : [])].join(' '),
  );
}

describe('lines of CII', () => {
  it('stand below the group that they name, not below the last one', async () => {
    expect(await orderOf('GA GROUP 90', 'GB GROUP 40', 'a<GA DETAIL 90', 'b<GB DETAIL 40')).toEqual([
      'HEADING GA',
      'a',
      'SUBTOTAL',
      'HEADING GB',
      'b',
      'SUBTOTAL',
    ]);
  });

  it('stand below the line that they name, whether it comes earlier, later or not next to them', async () => {
    expect(await orderOf('1', '2', '1.1<1 INFORMATION')).toEqual(['1', '· 1.1', '2']);
    expect(await orderOf('1.1<1 INFORMATION', '2', '1 DETAIL', '1.1.1<1.1')).toEqual(['2', '1', '· 1.1', '· · 1.1.1']);
  });

  it('keep the order of the file among brothers, sub-lines before lines that count', async () => {
    expect(await orderOf('1', 'd<1 DETAIL', 'b<1', 'c<1 INFORMATION', 'e')).toEqual(['1', '· b', '· c', 'd', 'e']);
    expect(await orderOf('G GROUP 90', 'd<G DETAIL', 'i<G INFORMATION')).toEqual(['HEADING G', '· i', 'd', 'SUBTOTAL']);
  });

  it('count in a group without a status, and need their figures there', async () => {
    expect(await orderOf('G GROUP 90', 'a<G')).toEqual(['HEADING G', 'a', 'SUBTOTAL']);
    const noQuantity = ciiLine({ id: 'a', document: '<ram:ParentLineID>G</ram:ParentLineID>', quantity: '' });
    expect(await faultOf(cii({ lines: lineOf('G GROUP 90') + noQuantity }))).toEqual({
      path: `${LINE}[2]/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`,
      message: 'is missing (BT-129)',
    });
  });

  it('are found below the nearest of two lines of one number', async () => {
    expect(await orderOf('1', 'a<1', '1', 'b<1')).toEqual(['1', '· a', '1', '· b']);
  });

  it('are a text if they are information about no line', async () => {
    const { invoice, unmapped } = await read(fileOf('1', '2 INFORMATION 5'));
    expect(invoice.lines[1]).toMatchObject({ kind: 'TEXT', lineId: '2', name: 'Fitting' });
    expect(invoice.lines[1]).not.toHaveProperty('netAmount');
    expect(unmapped.at(-1)?.xpath).toMatch(/^.*\[2\].*LineTotalAmount$/);
    expect(await faultOf(fileOf('1', '2 INFORMATION', '3<2'))).toEqual({
      path: `${LINE}[3]/${PARENT}`,
      message: 'of line "3" is "2", but that line is information that belongs to no line',
    });
  });

  it('are refused if nobody can say where they stand', async () => {
    expect(await faultOf(fileOf('1', '2<99 INFORMATION'))).toEqual({
      path: `${LINE}[2]/${PARENT}`,
      message: 'of line "2" is "99", but no line has this number',
    });
    expect(await faultOf(fileOf('1', '2<3 INFORMATION', '3<2'))).toEqual({
      path: `${LINE}[2]/${PARENT}`,
      message: 'of line "2" is "3", but that is the line itself, or a line below it',
    });
    expect((await faultOf(fileOf('1', '2<2'))).path).toBe(`${LINE}[2]/${PARENT}`);
  });

  it('count at the top, with a report, if their status says that they count', async () => {
    const lost = await read(fileOf('1', '2<99 DETAIL'));
    expect(lost.invoice.lines.map(({ level }) => level)).toEqual([undefined, undefined]);
    expect(lost.unmapped).toEqual([{ xpath: `${LINE}[2]/${PARENT}`, length: 2 }]);
    const circle = await read(fileOf('1', '2<3', '3<2 DETAIL'));
    expect(circle.invoice.lines.map(({ lineId, level }) => [lineId, level])).toEqual([
      ['1', undefined],
      ['3', undefined],
      ['2', 1],
    ]);
    expect(circle.unmapped).toEqual([{ xpath: `${LINE}[3]/${PARENT}`, length: 1 }]);
  });

  it('are refused if they stand too deep, also a hundred thousand in a chain', async () => {
    const chain = (length: number) => Array.from({ length }, (_, index) => `${index + 1}<${index}`);
    expect(await orderOf('0', ...chain(9))).toHaveLength(10);
    expect(await faultOf(fileOf('0', ...chain(10)))).toEqual({
      path: `${LINE}[11]`,
      message: 'stands more than 9 levels below its line',
    });
    expect((await faultsOf(fileOf('0', ...chain(3000).toReversed()))).at(0)?.message).toMatch(/^stands more than 9 levels/);
  });
});

describe('the total of a group', () => {
  it('is a subtotal of its name where its lines add up to it', async () => {
    const { invoice, unmapped, places } = await read(fileOf('G GROUP 100.00', 'a<G DETAIL 60', 'b<G DETAIL 40.00', 'c DETAIL 5'));
    expect(invoice.lines[3]).toEqual({ kind: 'SUBTOTAL', name: 'Fitting' });
    expect(places.lines).toHaveLength(invoice.lines.length);
    expect(unmapped.map(({ xpath }) => xpath).filter((xpath) => xpath.endsWith('LineTotalAmount'))).toEqual([]);
  });

  it('is reported where they do not, or where groups stand in groups', async () => {
    const totals = async (...lines: string[]) => {
      const { unmapped } = await read(fileOf(...lines));
      return unmapped.map(({ xpath }) => xpath).filter((xpath) => xpath.endsWith('LineTotalAmount'));
    };
    expect(await totals('G GROUP 0', 'a<G DETAIL')).toHaveLength(1);
    expect(await totals('G GROUP 90')).toHaveLength(1);
    const nested = ['G GROUP 130', 'H<G GROUP 90', 'a<H DETAIL', 'b<G DETAIL 40'];
    expect(await totals(...nested)).toEqual([expect.stringContaining('LineItem[1]')]);
    expect(await orderOf(...nested)).toEqual(['HEADING G', 'HEADING H', 'a', 'SUBTOTAL', 'b']);
  });

  it('is calculated where lines of no group follow', async () => {
    expect(await orderOf('G GROUP 0', 'a<G DETAIL', 'b')).toEqual(['HEADING G', 'a', 'SUBTOTAL', 'b']);
    expect(await orderOf('G GROUP 0', 'a<G DETAIL', 'H GROUP 90', 'c<H DETAIL')).toEqual([
      'HEADING G',
      'a',
      'HEADING H',
      'c',
      'SUBTOTAL',
    ]);
  });
});
