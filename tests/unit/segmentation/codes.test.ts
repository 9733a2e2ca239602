import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gaps, segment, sentences } from '../../../src/core/segmentation/index.ts'

const [OPEN, CLOSE, MARK] = ['\ufff9', '\ufffb', '\ufffc']

test('the mark of a note stays with the sentence it stands behind', () => {
  expect(sentences(`雨停了。${MARK}他出门去。${MARK}`, 'zh')).toEqual([
    `雨停了。${MARK}`,
    `他出门去。${MARK}`,
  ])
  expect(sentences(`The rain stopped.${MARK} He went out.`, 'en')).toEqual([
    `The rain stopped.${MARK}`,
    'He went out.',
  ])
})

test('the two ends of a pair stay with what they enclose', () => {
  expect(sentences(`雨停了。${OPEN}他出门去。${CLOSE}天晴了。`, 'zh')).toEqual([
    '雨停了。',
    `${OPEN}他出门去。${CLOSE}`,
    '天晴了。',
  ])
})

test('a code apart from the sentence before begins the next', () => {
  expect(sentences(`Rain. ${MARK} Sun.`, 'en')).toEqual(['Rain.', `${MARK} Sun.`])
})

test('a text of nothing but codes is one sentence', () => {
  expect(sentences(`${MARK}${MARK}`, 'zh')).toEqual([`${MARK}${MARK}`])
})

test('codes change no boundary, and nothing is lost', () => {
  const piece = fc.constantFrom('雨停了。', '他说：“走！”', 'Rain. ', OPEN, CLOSE, MARK, ' ', '……')
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom<'zh' | 'en'>('zh', 'en'), (pieces, lang) => {
      const text = pieces.join('')
      const spans = segment(text, lang)
      const between = gaps(text, spans)
      for (const gap of between) expect(gap).toMatch(/^\s*$/)
      const bare = (of: string) => of.replace(/[\ufff9\ufffb\ufffc]/g, '').trim()
      const found = spans.map(({ start, end }) => bare(text.slice(start, end))).filter(Boolean)
      expect(found).toEqual(sentences(text.replace(/[\ufff9\ufffb\ufffc]/g, ''), lang))
    }),
  )
})
