import type { Vocabulary } from '../xml/scan.ts'

/** Namespaces of the core, by version. Version 1.0 had none. */
export const CORE_V1: readonly string[] = [
  'urn:oasis:names:tc:xliff:document:1.1',
  'urn:oasis:names:tc:xliff:document:1.2',
]
export const CORE_V2_0 = 'urn:oasis:names:tc:xliff:document:2.0'
export const CORE_V2_2 = 'urn:oasis:names:tc:xliff:document:2.2'

/** Modules of version 2, by the prefix the standard gives them; and the makers of flavours of 1.2. */
const NAMED: Vocabulary = {
  'urn:oasis:names:tc:xliff:matches:2.0': 'mtc',
  'urn:oasis:names:tc:xliff:glossary:2.0': 'gls',
  'urn:oasis:names:tc:xliff:fs:2.0': 'fs',
  'urn:oasis:names:tc:xliff:metadata:2.0': 'mda',
  'urn:oasis:names:tc:xliff:resourcedata:2.0': 'res',
  'urn:oasis:names:tc:xliff:changetracking:2.0': 'ctr',
  'urn:oasis:names:tc:xliff:sizerestriction:2.0': 'slr',
  'urn:oasis:names:tc:xliff:validation:2.0': 'val',
  'urn:oasis:names:tc:xliff:itsm:2.1': 'itsm',
  'http://www.w3.org/2005/11/its': 'its',
  'http://sdl.com/FileTypes/SdlXliff/1.0': 'sdl',
  MQXliff: 'mq',
}

/**
 * The names of a file: elements of the core have no prefix.
 * @param namespace of the root, which is taken for the core whatever it is called
 */
export const vocabularyOf = (namespace: string): Vocabulary => ({
  ...NAMED,
  ...Object.fromEntries([...CORE_V1, CORE_V2_0, CORE_V2_2].map((core) => [core, ''])),
  ...(namespace ? { [namespace]: '' } : {}),
})
