import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectLanguage, detectScript } from '../../../src/core/text/script.ts'

describe('detectScript', () => {
  it.each([
    ['繁體中文與簡體中文', 'zh-Hant'],
    ['简体中文与繁体中文', 'zh-Hans'],
    ['這個軟件的質量,很好.', 'zh-Hant'],
    ['「这个软体的品质很好」', 'zh-Hans'],
    ['皇后在台上說', 'zh-Hant'],
    ['干了这一杯，後會有期。还来吗', 'zh-Hans'],
  ])('knows %s', (text, language) => {
    const detected = detectScript(text)
    expect(detected.language).toBe(language)
    expect(detected.confidence).toBeGreaterThan(0)
  })

  it('is more certain the more it has seen', () => {
    const one = detectScript('這').confidence
    const many = detectScript('這個國家的歷史與語言').confidence
    expect(many).toBeGreaterThan(one)
    expect(many).toBeGreaterThan(0.8)
    expect(detectScript('這這這这这').confidence).toBeLessThan(0.3)
  })

  it('says that it guesses where nothing tells', () => {
    expect(detectScript('人工')).toEqual({ language: 'zh-Hans', confidence: 0 })
    expect(detectScript('人工', 'zh-Hant')).toEqual({ language: 'zh-Hant', confidence: 0 })
    expect(detectScript('')).toEqual({ language: 'zh-Hans', confidence: 0 })
  })

  const corpora = [
    ['ud-gsd-trad-dev', 'zh-Hant'],
    ['ud-gsdsimp-dev', 'zh-Hans'],
    ['ud-pud-trad', 'zh-Hant'],
  ] as const
  // Material that lies beside some checkouts: where it does not, there is nothing to be tested.
  for (const [name, language] of corpora) {
    const file = new URL(
      `../../../../shared/data/segmentation-dev/${name}.gold.txt`,
      import.meta.url,
    )
    if (!existsSync(file)) continue
    it(`is right on 99 % of the lines of ${name}`, () => {
      const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.length >= 12)
      const other = language === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans'
      const right = lines.filter((line) => detectScript(line, other).language === language)
      expect(right.length / lines.length).toBeGreaterThan(0.99)
    })
  }
})

describe('detectLanguage', () => {
  it.each([
    ['人工智慧', 'zh'],
    ['OpenAI的GPT-4和Meta的Llama都是大模型。', 'zh'],
    ['The Master said (子曰) that to learn and to practise is a joy.', 'en'],
    ['Hello', 'en'],
    ['Letterpress, café', 'en'],
    ['これは日本語の文章です。漢字もある。', 'other'],
    ['한국어 문장', 'other'],
    ['Der Übersetzer sitzt an einem Tisch und liest ein altes Buch aus China mit Freude', 'other'],
    ['Это русский текст', 'other'],
    ['123 — …', 'other'],
    ['', 'other'],
  ])('knows %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })
})
