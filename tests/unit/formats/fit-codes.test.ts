import { expect, test } from 'vitest'
import type { CodeInline, Segment } from '../../../src/core/document/model.ts'
import { fitCodes } from '../../../src/formats/fit-codes.ts'

const code = (id: string, role: CodeInline['role']): CodeInline => ({
  type: 'code',
  id,
  role,
  kind: 'tag',
  label: '',
  image: '',
})

/** `<a x a> y` becomes codes and text: `<` opens, `>` closes, `!` stands alone. */
const parse = (written: string): Segment =>
  written.split(' ').map((piece) => {
    if (piece.startsWith('<')) return code(piece.slice(1), 'opening')
    if (piece.endsWith('>')) return code(piece.slice(0, -1), 'closing')
    if (piece.startsWith('!')) return code(piece.slice(1), 'standalone')
    return { type: 'text', text: piece, marks: [] }
  })

const say = (segment: Segment): string =>
  segment
    .map((inline) => {
      if (inline.type !== 'code') return inline.type === 'text' ? inline.text : '\n'
      return { opening: `<${inline.id}`, closing: `${inline.id}>`, standalone: `!${inline.id}` }[
        inline.role
      ]
    })
    .join(' ')

/** Names in capitals are elements, which have to nest; `z` is unknown to the file. */
const known = (id: string) => (id === 'z' ? null : { nests: /[A-Z]/.test(id) })
const fitted = (written: string, required: readonly CodeInline[] = []) =>
  say(fitCodes(parse(written), required, known).segment)

test('what fits stays as it is', () => {
  expect(fitted('<A one <b two b> A> !n')).toBe('<A one <b two b> A> !n')
})

test('pairs that are no elements may overlap', () => {
  expect(fitted('<a <b x a> b>')).toBe('<a <b x a> b>')
})

test('an element closes those within it', () => {
  expect(fitted('<A <B x A> B> y')).toBe('<A <B x B> A> y')
})

test('a pair within an element may end behind it', () => {
  expect(fitted('<A <b x A> b>')).toBe('<A <b x A> b>')
})

test('what is open at the end is closed, the innermost first', () => {
  expect(fitted('<A <b x')).toBe('<A <b x b> A>')
})

test('ends without a beginning, second copies and strangers go', () => {
  expect(fitted('a> !n x !n <z y z>')).toBe('!n x y')
})

test('what must not be lost is put at the end', () => {
  expect(fitted('x', [code('n', 'standalone')])).toBe('x !n')
})

test('takes time that grows with the text alone', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `p${i}`)
  const target = [...ids.map((id) => code(id, 'opening')), ...ids.map((id) => code(id, 'closing'))]
  let asked = 0
  const { segment } = fitCodes(target, [], () => {
    asked++
    return { nests: false }
  })
  expect(segment).toHaveLength(2 * ids.length)
  expect(asked).toBeLessThan(3 * ids.length)
})
