import { describe, expect, test } from 'vitest'
import { type FormattedParagraph, rolesByLook } from '../../../src/core/structure/look.ts'

const plain = { inList: false, bold: false, centred: false, size: 24, face: '宋体' }
const PROSE = '河口的渡船每天清早开出，载着赶集的人和他们的鸡鸭，到对岸去要半个钟头。'
const prose: FormattedParagraph = { ...plain, text: PROSE }
const line = (text: string, look: Partial<FormattedParagraph> = {}): FormattedParagraph => ({
  ...plain,
  ...look,
  text,
})

/** The roles as lines: index, kind, level. */
const rolesOf = (paragraphs: readonly FormattedParagraph[]): string[] =>
  [...rolesByLook(paragraphs, 'zh')].map(([i, { kind, level }]) => `${i} ${kind}${level || ''}`)

describe('headings made by hand', () => {
  test('a title in the middle, numbered headings in bold', () => {
    const text = [
      line('河口渡船管理的几点意见', { centred: true, bold: true, size: 36 }),
      line('作者：林一'),
      prose,
      line('一、现状', { bold: true }),
      prose,
      line('（一）船只', { bold: true }),
      prose,
      line('（二）船工', { bold: true }),
      prose,
      line('二、办法', { bold: true }),
      prose,
    ]
    expect(rolesOf(text)).toEqual([
      '0 title',
      '1 byline',
      '3 heading1',
      '5 heading2',
      '7 heading2',
      '9 heading1',
    ])
  })

  test('headings in another face', () => {
    const text = [
      prose,
      line('一、现状', { face: '黑体' }),
      prose,
      line('二、办法', { face: '黑体' }),
      prose,
    ]
    expect(rolesOf(text)).toEqual(['1 heading1', '3 heading1'])
  })

  test('lines without a number', () => {
    const text = [prose, line('过河的人', { bold: true }), prose, prose]
    expect(rolesOf(text)).toEqual(['1 heading1'])
  })

  test('the second line of a title', () => {
    const look = { centred: true, size: 36 }
    const text = [line('渡船', look), line('——河口的早晨', look), prose, prose, prose]
    expect(rolesOf(text)).toEqual(['0 title', '1 heading2'])
  })

  test('a title in brackets, however it looks', () => {
    expect(rolesOf([line('《渡船》'), prose, prose, prose])).toEqual(['0 title'])
  })

  test('numbers alone, where nothing stands out', () => {
    const text = [prose, line('一、现状'), prose, line('二、办法'), prose]
    expect(rolesOf(text)).toEqual(['1 heading1', '3 heading1'])
  })
})

describe('no headings', () => {
  test('a short line that looks as all others do', () => {
    expect(rolesOf([prose, line('过河的人'), prose, prose])).toEqual([])
  })

  test('numbered lines beside others that stand out', () => {
    const text = [
      prose,
      line('一、现状', { bold: true }),
      prose,
      line('1. 船只不足', {}),
      prose,
      line('2. 船工不足', {}),
      prose,
      line('二、办法', { bold: true }),
      prose,
    ]
    expect(rolesOf(text)).toEqual(['1 heading1', '7 heading1'])
  })

  test('items of a list that look as all others do', () => {
    const text = [prose, line('一、现状', { inList: true }), prose, prose]
    expect(rolesOf(text)).toEqual([])
    expect(rolesOf(text.with(1, { ...text[1]!, bold: true }))).toEqual(['1 heading1'])
  })

  test('running text in bold', () => {
    expect(rolesOf([prose, line(PROSE, { bold: true }), prose, prose])).toEqual([])
  })

  test('a text all in bold', () => {
    const bold = (text: string) => line(text, { bold: true })
    expect(rolesOf([bold(PROSE), bold('过河的人'), bold(PROSE), bold(PROSE)])).toEqual([])
  })

  test('nothing at all', () => {
    expect(rolesOf([])).toEqual([])
  })
})
