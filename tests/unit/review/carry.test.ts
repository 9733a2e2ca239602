import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromText, plainText, textOf } from '../../../src/core/document/inline.ts'
import type { CodeInline, CodeKind, Segment } from '../../../src/core/document/model.ts'
import { printable } from '../../../src/core/layout/printable.ts'
import { carry, sentAs } from '../../../src/core/review/carry.ts'
import { arbitraryRows } from '../document/rows.ts'
import { target } from './rows.ts'

const code = (
  id: string,
  role: CodeInline['role'],
  kind: CodeKind = 'tag',
  label = '',
): CodeInline => ({ type: 'code', id, role, kind, label, image: '' })

const NOTED: Segment = concat(
  'The light',
  [code('n1', 'standalone', 'note', '1')],
  ' burns ',
  [code('a', 'opening')],
  'low',
  [code('a', 'closing')],
  '.',
)

const returned = (text: string): Segment => [
  ...fromText('The light'),
  { type: 'text', text: '1', marks: [{ type: 'superscript' }] },
  ...fromText(text),
]

const carried = (text: string) => carry(NOTED, returned(text), 'printed')

describe('a text that comes back', () => {
  test('as it was sent is what was sent, in every form', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.constantFrom('whole', 'printed', 'plain'), (rows, form) => {
        for (const { target: sent } of rows) {
          expect(carry(sent, sentAs(sent, form), form)).toEqual({ segment: sent, lost: [] })
        }
      }),
    )
  })

  test('changed says what it says, whatever codes it gets back', () => {
    fc.assert(
      fc.property(arbitraryRows, target, (rows, text) => {
        for (const { target: sent } of rows) {
          const { segment, lost } = carry(sent, text, 'printed')
          expect(textOf(printable(segment))).toBe(textOf(text))
          const codes = (of: Segment) => of.filter(({ type }) => type === 'code')
          expect(codes(segment).length + lost.length).toBe(codes(sent).length)
          expect(plainText(carry(sent, text, 'plain').segment)).toBe(textOf(text))
        }
      }),
    )
  })

  test('keeps its codes where their surroundings are', () => {
    expect(carried(' burns very low.')).toEqual({
      segment: concat(
        'The light',
        [code('n1', 'standalone', 'note', '1')],
        ' burns very ',
        [code('a', 'opening')],
        'low',
        [code('a', 'closing')],
        '.',
      ),
      lost: [],
    })
    expect(carried(' burns dim.').segment.slice(-4)).toEqual(
      concat([code('a', 'opening')], 'dim', [code('a', 'closing')], '.'),
    )
  })

  test('has lost a code whose print is gone', () => {
    const { segment, lost } = carry(NOTED, fromText('The light burns low.'), 'printed')
    expect(lost).toEqual([code('n1', 'standalone', 'note', '1')])
    expect(plainText(segment)).toBe('The light burns low.')
  })

  test('without formatting gets that of what it was made of', () => {
    const bold = [{ type: 'bold' }] as const
    const sent = concat('The ', fromText('old lamp', bold), ' burns.')
    expect(carry(sent, fromText('The old lantern burns on.'), 'plain').segment).toEqual(
      concat('The ', fromText('old lantern', bold), ' burns on.'),
    )
  })

  test('from another file has the codes of this one, known by what they look like', () => {
    const other = concat('Low', [code('elsewhere', 'standalone', 'tag', '<br>')], 'light')
    const own = concat('Low', [code('here', 'standalone', 'tag', '<br>')], 'lamp')
    expect(carry(own, other, 'whole').segment).toEqual(
      concat('Low', [code('here', 'standalone', 'tag', '<br>')], 'light'),
    )
    const unknown = concat('Low', [code('x', 'standalone', 'tag', '{9}')], 'light')
    expect(carry(own, unknown, 'whole').segment).toEqual(fromText('Low{9}light'))
  })
})
