import { codes, codesWithout } from './codes.js';

/** ISO 3166-1 (BR-CL-14), from the code lists of EN 16931, validation artefacts 1.3.16 (2026-04), and XK, which people use for Kosovo. */
export const COUNTRY_CODES = codes(`
  1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF
  CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI
  GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
  LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO
  NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST
  SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI XK YE YT ZA ZM ZW
`);

/** The same as the official rules have it: without XK; their list for CII has no SS, but AN. */
export const COUNTRY_CODES_BY_SYNTAX: Readonly<Record<'UBL' | 'CII', ReadonlySet<string>>> = {
  UBL: codesWithout(COUNTRY_CODES, codes('XK')),
  CII: new Set([...codesWithout(COUNTRY_CODES, codes('XK SS')), 'AN']),
};
