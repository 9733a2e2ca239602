import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { nextFrame, openPage, type TestPage } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const long = (count: number) =>
  openPage(
    Array.from({ length: count }, (_, i) => ({
      kind: 'paragraph' as const,
      source: `這是第${i + 1}段,寫得不長,只為了讓頁面夠長。`,
      target: `Paragraph ${i + 1}, not a long one, only there to make the page long.`,
    })),
  )

const settle = async () => {
  for (let i = 0; i < 4; i++) await nextFrame()
}

const drawnRows = () => page.root.querySelectorAll('.row').length

describe('a document of many rows', () => {
  test('draws only what is near', async () => {
    page = long(6000)
    await settle()
    expect(drawnRows()).toBeLessThan(400)
    expect(page.root.querySelectorAll('.chunk')).toHaveLength(150)
  })

  test.each([120, 6000])('of %i rows stays drawn when chunks are made anew', async (count) => {
    page = long(count)
    await settle()
    const before = drawnRows()
    page.editor.gotoIndex(39)
    await settle()
    expect(page.editor.commands.swapWithNext.run()).toBe(true)
    await settle()
    expect(drawnRows()).toBeGreaterThanOrEqual(Math.min(before, 80))
    expect(page.root.textContent).toContain('Paragraph 60,')
  })

  test('never lays out more text at once than a window answers in', async () => {
    const row = { kind: 'paragraph' as const, source: '沒有盡頭的一行，'.repeat(600) }
    page = openPage(Array.from({ length: 40 }, () => row))
    await settle()
    const lengths = [...page.root.querySelectorAll('.chunk')].map(
      (chunk) => chunk.textContent.length,
    )
    expect(Math.max(...lengths)).toBeLessThan(20_000)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(40 * row.source.length)
  })

  test('draws where one goes, with the right numbers, and typing works there', async () => {
    page = long(6000)
    page.editor.gotoIndex(4321)
    await settle()
    const active = page.root.querySelector<HTMLElement>('.row.active')!
    expect(active.querySelector('.source')?.textContent).toContain('第4322段')
    const { top } = active.getBoundingClientRect()
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(700)
    expect(drawnRows()).toBeLessThan(500)
    await userEvent.keyboard(' More.')
    expect(page.texts()[4321]![1]).toMatch(/long\. More\.$/)
  })

  test('draws what is scrolled to', async () => {
    page = long(6000)
    const pane = page.root.parentElement!
    pane.scrollTop = pane.scrollHeight / 2
    await settle()
    const middle = document.elementFromPoint(640, 350)
    expect(middle?.closest('.row')).not.toBeNull()
  })

  test('a filter leaves neither empty space nor more to draw than what it shows', async () => {
    page = long(6000)
    page.editor.gotoIndex(4000)
    page.editor.commands.toggleBookmark.run()
    page.editor.gotoIndex(0)
    await settle()
    const pane = page.root.parentElement!
    const height = pane.scrollHeight
    page.editor.setFilter({ statuses: [], bookmarked: true })
    let most = 0
    for (let i = 0; i < 12; i++) {
      await nextFrame()
      most = Math.max(most, drawnRows())
    }
    expect(most).toBeLessThan(200)
    const shown = [...page.root.querySelectorAll<HTMLElement>('.row')].filter(
      (row) => row.offsetHeight > 0,
    )
    expect(shown.map((row) => row.querySelector('.source')?.textContent?.slice(0, 8))).toEqual([
      '這是第1段,寫得',
      '這是第4001段',
    ])
    expect(pane.scrollHeight).toBeLessThan(2 * pane.clientHeight)
    page.editor.setFilter({ statuses: [], bookmarked: false })
    await settle()
    expect(Math.abs(pane.scrollHeight / height - 1)).toBeLessThan(0.1)
  })

  test('a filter leaves rows their numbers, and hidden headings no space', async () => {
    page = openPage([
      { kind: 'heading', level: 1, source: '一' },
      { kind: 'paragraph', source: '二。', target: 'Two.' },
      { kind: 'heading', level: 2, source: '三' },
      { kind: 'paragraph', source: '四。', target: 'Four.' },
    ])
    page.editor.gotoIndex(3)
    page.editor.setFilter({ statuses: ['draft'], bookmarked: false })
    await settle()
    const rows = [...page.root.querySelectorAll<HTMLElement>('.row')]
    const heights = rows.map((row) => row.offsetHeight)
    expect(heights.map((height) => height > 0)).toEqual([false, true, false, true])
    expect(rows[3]!.offsetTop - rows[1]!.offsetTop).toBe(heights[1])
    // An element that is not displayed does not increment a counter (CSS Lists 3, section 4.5).
    expect(rows.map((row) => getComputedStyle(row).display)).not.toContain('none')
  })

  test('all rows can be selected and given a status, and undo takes it back', async () => {
    page = long(3000)
    page.editor.focus()
    page.editor.commands.selectAll.run()
    page.editor.commands.selectAll.run()
    expect(page.editor.snapshot().selectedRows).toBe(3000)
    page.editor.commands.statusReviewed.run()
    expect(page.editor.snapshot().counts.done).toBe(3000)
    page.editor.commands.undo.run()
    expect(page.editor.snapshot().counts.done).toBe(0)
  })
})
