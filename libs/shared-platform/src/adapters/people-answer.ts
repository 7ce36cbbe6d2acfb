import { elementsOf, readXml, type XmlElement } from './xml-elements.ts';

/** Somebody as the population database tells them; never to be kept or logged. */
export interface ToldPerson {
  number: string;
  /** Empty = not told. */
  name: string;
  /** Day or year of birth in some form; empty = not told. */
  born: string;
}

const COLLECTION = 'CongdanCollection';

/** A collection of nobody or of some, by itself or in an envelope of SOAP. @returns undefined when it is no answer of the look-up */
export function readPeople(xml: string): ToldPerson[] | undefined {
  const root = readXml(xml);
  const collection = root && (root.name === COLLECTION ? root : elementsOf(root, COLLECTION)[0]);
  if (!collection) return undefined;
  const people = elementsOf(collection, 'CongDan').map((person) => ({
    number: said(person, 'SoDinhDanh'),
    name: said(person, 'HoVaTen'),
    born: said(person, 'NgayThangNamSinh'),
  }));
  return people.some(({ number }) => number === '') ? undefined : people;
}

const said = (within: XmlElement, name: string): string => elementsOf(within, name)[0]?.text ?? '';
