import { trimmed, type XmlElement } from '../../xml/element.js';
import { textElement, type XmlNode } from '../../xml/write-xml.js';
import type { SchemedId } from '../terms/terms.js';
import type { Places } from './places.js';
import { attributeAt, find, findAll, type Source } from './sources.js';

// Identifiers and their schemes.

/** An identifier with its scheme as an attribute. */
export function writeId(name: string, identifier: SchemedId | undefined): XmlNode | undefined {
  return textElement(name, identifier?.id, { schemeID: identifier?.scheme });
}

/** Identifiers of a party. CII has an element for those without a scheme, and one for the others. */
export function writeIds(identifiers: readonly (SchemedId | undefined)[]): (XmlNode | undefined)[] {
  const isGlobal = (identifier: SchemedId | undefined) => (identifier?.scheme ?? '') !== '';
  return [
    ...identifiers.filter((identifier) => !isGlobal(identifier)).map((identifier) => writeId('ram:ID', identifier)),
    ...identifiers.filter(isGlobal).map((identifier) => writeId('ram:GlobalID', identifier)),
  ];
}

const SCHEME = { scheme: attributeAt('schemeID', '') };

function identifierOf(element: XmlElement, places: Places): SchemedId {
  return places.note({ id: trimmed(element.text), scheme: element.peekAttribute('schemeID') }, element, SCHEME);
}

/** The first identifier at a source. */
export function readId(around: XmlElement | undefined, source: Source, places: Places): SchemedId | undefined {
  const element = around && find(around, source);
  return element && identifierOf(element, places);
}

/** All identifiers at a source. */
export function readIds(around: XmlElement | undefined, source: Source, places: Places): SchemedId[] {
  return findAll(around, source).map((element) => identifierOf(element, places));
}
