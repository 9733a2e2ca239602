import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../src/core/document/ids.ts'
import { fromText } from '../../../src/core/document/inline.ts'
import { hashText, readStamp, stampKey, stampName } from '../../../src/formats/review-stamp.ts'

const name = (id: string, source: string, target: string) =>
  stampName(id, fromText(source), fromText(target))

test('a stamp says which row it is and how both sides were', () => {
  const id = newId()
  expect(readStamp(name(id, '河口', 'Estuary'))).toEqual({
    key: id,
    source: hashText('河口'),
    target: hashText('Estuary'),
  })
})

test('whatever the id and the texts, the name is one that Word takes and reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (id, source, target) => {
      const made = name(id, source, target)
      expect(made).toMatch(/^_[A-Za-z0-9_]{1,39}$/)
      expect(readStamp(made)?.key).toBe(stampKey(id))
    }),
  )
})

test('a change of either side changes its hash alone', () => {
  const sent = readStamp(name('a1', '河口', 'Estuary'))!
  const back = readStamp(name('a1', '河口', 'Estuary.'))!
  expect(back.source).toBe(sent.source)
  expect(back.target).not.toBe(sent.target)
})

test('formatting is not in the hash, and hashes do not collide in a long document', () => {
  const bold = [{ type: 'text', text: '河口', marks: [{ type: 'bold' }] }] as const
  expect(stampName('a1', bold, [])).toBe(name('a1', '河口', ''))
  const texts = Array.from({ length: 50_000 }, (_, i) => `row ${i}`)
  expect(new Set(texts.map(hashText)).size).toBe(texts.length)
})

test.each(['_Toc000001', '_FP1_abc', '_FP2_abc_00000000000000', 'FP1_abc_00000000000000', ''])(
  'another name is no stamp: %s',
  (other) => expect(readStamp(other)).toBeNull(),
)
