import { afterEach, expect, test } from 'vitest'
import { nextFrame, openPage, type TestPage } from './page.ts'

let page: TestPage
afterEach(() => page.close())

test('rows are numbered through all chunks', async () => {
  page = openPage(
    Array.from({ length: 130 }, (_, i) => ({ kind: 'paragraph' as const, source: `第${i}段。` })),
  )
  const style = document.createElement('style')
  style.textContent = '.page .gutter { inline-size: max-content; padding: 0; justify-self: start }'
  document.head.append(style)
  // The style sheet draws the numbers, so how wide they are is what can be known of them.
  const digits = async (index: number) => {
    page.editor.gotoIndex(index)
    await nextFrame()
    await nextFrame()
    const width = (row: number) =>
      page.root.querySelectorAll<HTMLElement>('.row .gutter')[row]!.getBoundingClientRect().width
    return Math.round(width(index) / width(0))
  }
  const found: number[] = []
  for (const index of [0, 8, 9, 39, 40, 41, 98, 99, 129]) found.push(await digits(index))
  style.remove()
  expect(found).toEqual([1, 1, 2, 2, 2, 2, 2, 3, 3])
})
