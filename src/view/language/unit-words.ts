import type { UNIT_KEYS } from './keys/unit-keys.js';

type UnitKey = (typeof UNIT_KEYS)[number];

const CODES: Readonly<Record<UnitKey, string>> = {
  unitPiece: '',
  unitSet: 'SET XSX',
  unitPair: 'PR NPR',
  unitDozen: 'DZN',
  unitHundred: 'CEN HC',
  unitThousand: 'MIL T3',
  unitBox: 'XBX XDC',
  unitPack: 'XPK XPA NMP PK XSW XSH',
  unitCarton: 'XCT CT',
  unitCase: 'XCS CS XBC',
  unitPallet: 'XPX PF',
  unitBottle: 'XBO XBQ XBS XBV BO',
  unitBag: 'XBG XSA XPJ XEC XNT BG SA',
  unitRoll: 'XRO XRL RO NRL',
  unitCan: 'XCA XCX XTN CA',
  unitTube: 'XTU TU',
  unitDrum: 'XDR XBA XKG DR',
  unitCrate: 'XCR CR',
  unitBundle: 'XBE XBH BE',
  unitBucket: 'XBJ XPL',
  unitParcel: 'XPC',
  unitSheet: 'ST XST XSM',
  unitContainer: 'XCN',
  unitLumpSum: 'LS',
  unitJob: 'E51',
  unitActivity: 'ACT',
  unitPerson: 'IE',
  unitTrip: 'E54',
  unitService: 'E48 XUN',
  unitUse: 'E55',
  unitWorkingDay: 'E49',
  unitQuarter: 'QAN',
  unitHalfYear: 'SAN',
  unitPage: 'ZP QB',
  unitMessage: 'NF',
  unitLot: 'XLT',
};

/** The message of a unit, by its code (UN/ECE Recommendations 20 and 21). */
export const UNIT_WORDS: ReadonlyMap<string, UnitKey> = new Map(
  (Object.entries(CODES) as [UnitKey, string][]).flatMap(([key, codes]) =>
    codes.split(' ').flatMap((code) => (code === '' ? [] : [[code, key] as const])),
  ),
);
