import { afterEach, expect, test } from 'vitest'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { createWordAids, type WordAids } from '../../../src/renderer/ui/align/aids.ts'
import { documentOf, openPage, type TestPage } from '../editor/page.ts'

const PAIRS: readonly (readonly [source: string, target: string])[] = [
  ['石娃坐在橋上。', 'Pebble sat on the bridge.'],
  ['河水很冷，石娃不怕。', 'The river was cold, but Pebble was not afraid.'],
  ['母親叫他回家。', 'His mother called him home.'],
  ['“石娃，吃飯了！”', '“Pebble, supper is ready!”'],
  ['天黑以前，石娃才回來。', 'Pebble only came back before dark.'],
  ['他的狗跟在後面。', 'His dog followed behind.'],
  ['石娃把魚放在桌上。', 'Pebble laid the fish on the table.'],
  ['父親看了看石娃，笑了。', 'His father looked at Pebble and laughed.'],
]

/** The tale, aligned with so much confidence in every link. */
function aligned(confidence: number): BilingualDocument {
  const document = documentOf(
    PAIRS.map(([source, target]) => ({ kind: 'paragraph', source, target })),
  )
  return {
    ...document,
    granularity: 'sentence',
    rows: document.rows.map((row) => ({
      ...row,
      link: { origin: 'aligned', type: 'normal', confidence },
    })),
  }
}

let page: TestPage
let aids: WordAids
afterEach(() => {
  aids.close()
  page.close()
})

function review(confidence: number) {
  let learnt = 0
  page = openPage(aligned(confidence), {
    options: { smartPunctuation: true, breakAtSemicolon: false, reviewing: true },
  })
  aids = createWordAids(page.editor, () => {
    learnt++
  })
  return { timesLearnt: () => learnt }
}

/** What the evidence says that a word of a row's translation stands for. */
async function meaning(index: number, english: string): Promise<string | undefined> {
  const row = page.editor.document().rows[index]!
  const { items } = await aids.explain(row, new AbortController().signal)
  return items.find(({ target, agrees }) => agrees && target === english)?.source
}

test('what the links of the text teach is known without a dictionary', async () => {
  const { timesLearnt } = review(0.95)
  await expect.poll(timesLearnt, { timeout: 10_000 }).toBe(1)
  expect(await meaning(1, 'Pebble')).toBe('石娃')
  const row = page.editor.document().rows[1]!
  const lit = await aids.correspondences(row, new AbortController().signal)
  const names = lit.filter(({ source: [place] }) => textOf(row.source).slice(...place!) === '石娃')
  expect(names).toHaveLength(1)
})

test('the dictionary answers until something was learnt, and each confirmation teaches', async () => {
  const { timesLearnt } = review(0.1)
  expect(await meaning(1, 'river')).toMatch(/河/)
  await expect.poll(timesLearnt, { timeout: 10_000 }).toBe(1)
  expect(await meaning(1, 'Pebble')).toBeUndefined()
  for (let i = 0; i < PAIRS.length; i++) {
    page.editor.gotoIndex(i)
    page.editor.commands.confirmLink.run()
  }
  await expect.poll(timesLearnt, { timeout: 10_000 }).toBe(2)
  expect(await meaning(1, 'Pebble')).toBe('石娃')
})
