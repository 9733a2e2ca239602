import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctNames } from '../../../src/renderer/ui/dialogs/export/file-names.ts'

test('files that would be called alike are numbered, before their ending', () => {
  expect(distinctNames(['a.docx', 'A.docx', 'a.docx', 'a 2.docx', 'b'])).toEqual([
    'a.docx',
    'A 2.docx',
    'a 3.docx',
    'a 2 2.docx',
    'b',
  ])
})

test('no two names are one for any file system', () => {
  const name = fc.stringMatching(/^[aAbÅＡ１1 ]{1,4}(\.[ab]{1,3})?$/)
  fc.assert(
    fc.property(fc.array(name), (wishes) => {
      const names = distinctNames(wishes).map((each) => each.normalize('NFKC').toLowerCase())
      expect(new Set(names).size).toBe(wishes.length)
    }),
  )
})
