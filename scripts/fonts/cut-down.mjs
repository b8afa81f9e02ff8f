// Cuts a font down to some code points, features and names, with HarfBuzz's subsetter.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** hb_subset_sets_t of HarfBuzz. */
const SETS = { tables: 3, names: 4, features: 6 };
/** HB_MEMORY_MODE_WRITABLE */
const WRITABLE = 2;

/**
 * @param {Buffer} font
 * @param {{ codePoints: Iterable<number>, features: readonly string[], names: Iterable<number>, withoutTables: readonly string[] }} kept
 * @returns {Promise<Buffer>}
 */
export async function cutDown(font, { codePoints, features, names, withoutTables }) {
  const hb = await subsetter();
  const memory = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, memory);
  const face = hb.hb_face_create(hb.hb_blob_create(memory, font.length, WRITABLE, 0, 0), 0);
  const input = hb.hb_subset_input_create_or_fail();
  const fill = (/** @type {number} */ set, /** @type {Iterable<number>} */ values) => {
    for (const value of values) hb.hb_set_add(set, value);
  };
  fill(hb.hb_subset_input_unicode_set(input), codePoints);
  const featureSet = hb.hb_subset_input_set(input, SETS.features);
  hb.hb_set_clear(featureSet);
  fill(featureSet, features.map(tagOf));
  fill(hb.hb_subset_input_set(input, SETS.names), names);
  fill(hb.hb_subset_input_set(input, SETS.tables), withoutTables.map(tagOf));
  const result = hb.hb_subset_or_fail(face, input);
  if (result === 0) throw new Error('HarfBuzz could not cut the font down');
  const blob = hb.hb_face_reference_blob(result);
  const start = hb.hb_blob_get_data(blob, 0);
  return Buffer.from(new Uint8Array(hb.memory.buffer, start, hb.hb_blob_get_length(blob)));
}

/** Its memory goes with it, so nothing has to be freed. @returns {Promise<any>} */
async function subsetter() {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(path));
  const exports = /** @type {any} */ (instance.exports);
  exports._initialize();
  return exports;
}

/** @param {string} tag */
function tagOf(tag) {
  return Buffer.from(tag, 'latin1').readUInt32BE(0);
}
