import { expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { plainText } from '../../../../src/core/document/inline.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  type Arrangement,
  DEFAULT_LAYOUT,
  type LayoutOptions,
} from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { readDocx } from '../../../../src/formats/docx/read/read.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'

const PAIRS = [
  ['第一章', 'Chapter One'],
  ['潮水退了。', 'The tide went out.'],
  ['沒有人回答。', 'Nobody answered.'],
  ['第二章', 'Chapter Two'],
  ['「走吧。」', '“Let us go.”'],
] as const

const TIDE = createDocument({
  rows: PAIRS.map(([source, target], i) => ({
    kind: i % 3 === 0 ? ('heading' as const) : ('paragraph' as const),
    level: i % 3 === 0 ? 1 : 0,
    source,
    target,
    status: 'translated' as const,
  })),
  sourceLanguage: 'zh-Hant',
  provenance: { name: 'tide.txt', format: 'text' },
  metadata: { title: '潮', targetTitle: 'Tide' },
})

test.each<Arrangement>(['facing', 'columns', 'interlinear', 'alternating', 'vertical'])(
  'a document of ours is read without contents, running heads, numbers of pages and heads of columns: %s',
  async (arrangement) => {
    const theme = { ...THEMES.book, bibliography: false, colophon: false }
    const options: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement, theme }
    const bytes = await writeDocx(layoutDocument(TIDE, options), options)
    const [document] = readDocx(bytes, 'tide.docx').documents
    const said = document!.rows.map(({ source }) => plainText(source))
    expect([...said].sort()).toEqual(['潮', 'Tide', ...PAIRS.flat()].sort())
  },
)
