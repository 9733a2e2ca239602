import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../src/core/document/create.ts'
import { excerpt } from '../../../src/renderer/ui/dialogs/export/excerpt.ts'
import { shadowCss } from '../../../src/renderer/ui/dialogs/export/shadow-css.ts'
import { linkAddress } from '../../../src/renderer/ui/dialogs/link-address.ts'
import { matchCommand } from '../../../src/renderer/ui/palette/match.ts'

describe('linkAddress', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['example.org', 'https://example.org/'],
    [' example.org/路 ', 'https://example.org/%E8%B7%AF'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['a@example.org', 'mailto:a@example.org'],
    ['', null],
    ['two words', null],
    ['word', null],
    ['javascript:alert(1)', null],
    ['JavaScript:void(0).x', null],
    ['data:text/html,x.y', null],
    ['file:///etc/passwd.txt', null],
    ['ftp://example.org', null],
  ])('takes “%s” for %s', (text, address) => {
    expect(linkAddress(text)).toBe(address)
  })
})

describe('matchCommand', () => {
  const names = ['與下一個句段合併', 'Merge with next row']
  const score = (query: string) => matchCommand('row.mergeNext', query, names)

  it('finds a name in either language, in either script, by the start of words', () => {
    expect(score('')).toBe(1)
    expect(score('merge')).toBe(1)
    expect(score('next mer')).toBeGreaterThan(0.8)
    expect(score('合并')).toBeGreaterThan(0)
    expect(score('split')).toBe(0)
  })

  it('ranks the start of a name before the start of a word, and that before its middle', () => {
    expect(score('merge')).toBeGreaterThan(score('next'))
    expect(score('next')).toBeGreaterThan(score('ext'))
  })
})

describe('excerpt', () => {
  const documentOf = (rows: number, length: number) =>
    createDocument({
      rows: Array.from({ length: rows }, () => ({
        kind: 'paragraph' as const,
        source: '字'.repeat(length),
      })),
      sourceLanguage: 'zh-Hant',
      provenance: { name: '', format: 'text', encoding: '' },
    })

  it('leaves a short document whole', () => {
    const document = documentOf(5, 100)
    expect(excerpt(document)).toBe(document)
  })

  it('takes the beginning of a long one, at least a row', () => {
    const some = excerpt(documentOf(1000, 100)).rows.length
    expect(some).toBeGreaterThan(40)
    expect(some).toBeLessThan(170)
    expect(excerpt(documentOf(3, 20_000)).rows).toHaveLength(1)
  })
})

describe('shadowCss', () => {
  it('lets stand-ins carry what a page puts on its root and body', () => {
    expect(
      shadowCss(':root { --a: 1 } html { b: c }\nbody, tbody { d: e }\n:root, body{f:g}'),
    ).toBe(':host { --a: 1 } .html { b: c }\n.body, tbody { d: e }\n:host, .body{f:g}')
  })
})
