import { describe, expect, it } from 'vitest'
import { readByline } from '../../../src/core/structure/bylines.ts'
import { isCaption, isFootnote } from '../../../src/core/structure/labels.ts'
import { markerOf } from '../../../src/core/structure/markers.ts'
import { isName } from '../../../src/core/structure/names.ts'
import { countOf } from '../../../src/core/structure/numerals.ts'
import { fold } from '../../../src/core/text/fold.ts'

describe('countOf', () => {
  it.each([
    ['7', 7],
    ['03', 3],
    ['〇', 0],
    ['九', 9],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿三', 23],
    ['九十九', 99],
    ['一百', 100],
    ['一百零三', 103],
    ['一百二十三', 123],
    ['一〇三', 103],
    ['两百', 200],
    ['iv', 4],
    ['xii', 12],
    ['⑫', 12],
    ['⑵', 2],
    ['■', 0],
  ])('reads %s', (count, value) => {
    expect(countOf(count)).toBe(value)
  })
})

describe('markerOf', () => {
  it.each([
    ['第三章　風雪', 'chapter', 3],
    ['第一百二十回 旧梦', 'chapter', 120],
    ['第十二節', 'section', 12],
    ['第二部分：方法', 'part', 2],
    ['卷三', 'volume', 3],
    ['Chapter 4: Down', 'chapter-en', 4],
    ['03 下一步', 'counter', 3],
    ['０５　下一步', 'counter', 5],
    ['一、緒論', 'han', 1],
    ['（二）方法', 'paren-han', 2],
    ['(二) 方法', 'paren-han', 2],
    ['1.2 研究方法', 'decimal-2', 1],
    ['2.3.4 小節', 'decimal-3', 2],
    ['3. 結果', 'arabic', 3],
    ['3、結果', 'arabic', 3],
    ['（4）應用端', 'paren-arabic', 4],
    ['⑤ 其他', 'circled', 5],
    ['• 條目', 'bullet', 0],
    ['十二', 'alone', 12],
  ])('finds the number of %s', (text, scheme, value) => {
    expect(markerOf(fold(text))).toMatchObject({ scheme: { id: scheme }, value })
  })

  it.each(['十年了', '2025年', '第三方', '第二部门', '——好', '05-12', '3.14159'])(
    'finds none in %s',
    (text) => {
      expect(markerOf(fold(text))).toBeNull()
    },
  )
})

describe('isName', () => {
  it.each([
    '鄭永年',
    '张三',
    '張 三',
    '歐陽無名',
    '赵一鸣　钱小满',
    '李甲、王乙',
    '[美]海明威',
    '薩姆·奧爾特曼',
    'Ada Lovelace',
    'J. R. Smith',
    '佚名',
  ])('takes %s for a name', (text) => {
    expect(isName(text, fold(text))).toBe(true)
  })

  it.each(['風雪夜歸人', '紙還能活多久', '一座城市', 'The second page of it', '走！', '2024'])(
    'does not take %s for one',
    (text) => {
      expect(isName(text, fold(text))).toBe(false)
    },
  )
})

describe('readByline', () => {
  it.each([
    ['來源:大灣區評論', { origin: '大灣區評論' }],
    ['作者：林晚舟', { author: '林晚舟' }],
    ['文／林晚舟', { author: '林晚舟' }],
    ['文｜林晚舟　圖｜周白', { author: '林晚舟' }],
    [
      '来源：街角月刊 作者：周之禾 日期：2021-09-01',
      { origin: '街角月刊', author: '周之禾', date: '2021-09-01' },
    ],
    ['（作者：林晚舟）', { author: '林晚舟' }],
    ['[美]海明威　著', { author: '[美]海明威' }],
    ['李小滿 譯', { translator: '李小滿' }],
    ['記者 王小明', { author: '王小明' }],
    ['記者江一帆／台南報導', { author: '江一帆' }],
    ['（中央社記者王小明台北5日電）', { author: '王小明' }],
    ['By Ada Lovelace', { author: 'Ada Lovelace' }],
    ['2024年3月5日', { date: '2024年3月5日' }],
    ['（2024年3月5日 星期二）', { date: '2024年3月5日 星期二' }],
    ['民國一百一十三年五月', { date: '民國一百一十三年五月' }],
    ['二〇二四年三月五日', { date: '二〇二四年三月五日' }],
    ['2024-03-05 10:30', { date: '2024-03-05 10:30' }],
    ['March 5, 2024', { date: 'March 5, 2024' }],
    ['責任編輯：黃安', {}],
    ['原文鏈接：https://example.org/a?b=1', { origin: 'https://example.org/a?b=1' }],
  ])('reads %s', (text, facts) => {
    expect(readByline(text, fold(text))).toEqual(facts)
  })

  it.each([
    '記者：請問您為什麼翻譯？',
    '作者：我沒有想過，也不願意想。',
    '文章寫得好',
    '圖書館在左邊',
    '2024年3月5日，他走了。',
    '1995-2005',
    '紙還能活多久',
  ])('does not take %s for one', (text) => {
    expect(readByline(text, fold(text))).toBeNull()
  })
})

describe('labels', () => {
  it.each([
    '人工智慧行動峰會現場(圖源:新華社)',
    '（圖片來源：作者提供）',
    '圖一：渡口',
    '圖1 兩欄並列的版面',
    '表2-1　字數',
    '▲師傅示範檢字',
    '河邊的早晨（王小明 攝）',
    'Figure 3. The page',
  ])('take %s for a caption', (text) => {
    expect(isCaption(fold(text))).toBe(true)
  })

  it.each(['圖書館的燈', '表面上看', '圖1顯示，兩者相同。', '他說（圖個方便）', '今天（2024年）'])(
    'do not take %s for one',
    (text) => {
      expect(isCaption(fold(text))).toBe(false)
    },
  )

  it('know notes', () => {
    for (const text of [
      '[1] 見前。',
      '［２］見後。',
      '【3】同上',
      '注：虛構。',
      '譯註：原文如此',
      '註1：見前',
    ])
      expect(isFootnote(fold(text))).toBe(true)
    for (const text of ['注意安全。', '[某人] 說', '註定'])
      expect(isFootnote(fold(text))).toBe(false)
  })
})
