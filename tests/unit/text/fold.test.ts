import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldUnit } from '../../../src/core/text/fold.ts'

describe('fold', () => {
  it.each([
    ['ＡＩ　時代，１２３！', 'ai 时代,123!'],
    ['資料庫', '资料库'],
    ['裏裡里', '里里里'],
    ['衞衛卫', '卫卫卫'],
    ['啟啓启', '启启启'],
    ['為爲为', '为为为'],
    ['台臺', '台台'],
    ['\uf900\uf902', '岂车'],
    ['DeepSeek Éa', 'deepseek éa'],
    ['“don’t”', '"don\'t"'],
    ['。、「」……', '。、「」……'],
    ['｡｢ﾊ', '。「ハ'],
    ['İ', 'İ'],
    ['𠮷', '𠮷'],
    ['', ''],
  ])('folds %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('keeps the length and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text)
        expect(folded).toHaveLength(text.length)
        expect(fold(folded)).toBe(folded)
      }),
    )
  })

  it('is idempotent for every unit, and folds unit by unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const folded = foldUnit(unit)
      expect(foldUnit(folded)).toBe(folded)
      expect(fold(String.fromCharCode(unit)).charCodeAt(0)).toBe(folded)
    }
  })

  it('folds both cases alike wherever the length allows', () => {
    for (let unit = 0; unit < 0xd800; unit++) {
      const char = String.fromCharCode(unit)
      const lower = char.toLowerCase()
      if (lower.length === 1) expect(fold(char)).toBe(fold(lower))
    }
  })

  it('handles texts longer than its work space', () => {
    const text = '資Ａ'.repeat(700_000)
    expect(fold(text)).toBe('资a'.repeat(700_000))
    expect(fold('後')).toBe('后')
  })
})
