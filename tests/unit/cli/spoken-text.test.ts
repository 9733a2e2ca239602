import { expect, test } from 'vitest'
import { spokenText } from '../../../src/cli/spoken-text.ts'
import { fromText } from '../../../src/core/document/inline.ts'
import type { CodeInline } from '../../../src/core/document/model.ts'

const code = (part: Partial<CodeInline>): CodeInline => ({
  type: 'code',
  id: 'c1',
  role: 'standalone',
  kind: 'tag',
  label: '',
  image: '',
  ...part,
})

test('fields say their result, readings stand before their word, other codes say nothing', () => {
  expect(
    spokenText([
      code({ kind: 'field', label: '一、' }),
      ...fromText('第'),
      code({ kind: 'note', label: '1' }),
      code({ id: 'r1', kind: 'ruby', role: 'opening', label: 'dùkǒu' }),
      ...fromText('渡口'),
      code({ id: 'r1', kind: 'ruby', role: 'closing' }),
      code({ id: 'r2', kind: 'ruby', role: 'opening' }),
      ...fromText('船'),
      code({ id: 'r2', kind: 'ruby', role: 'closing', label: 'chuán' }),
      ...fromText('。'),
    ]),
  ).toBe('一、第（dùkǒu）渡口（chuán）船。')
})
