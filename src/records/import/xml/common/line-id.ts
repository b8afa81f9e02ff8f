import type { LineInput } from '../values/record.js';

/**
 * Leaves out line identifiers (BT-126) that only count the lines: 1, 2, 3. With headings or sub-lines between them, positions and numbers differ, so all of them stay.
 */
export function withoutPositions(lines: readonly LineInput[]): LineInput[] {
  const onlyCount = lines.every(
    ({ lineId, kind, level }, index) => lineId === String(index + 1) && kind === undefined && level === undefined,
  );
  if (!onlyCount) return [...lines];
  return lines.map(({ lineId: _position, ...rest }) => rest);
}
