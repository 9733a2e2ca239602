import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { nextFrame, openPage, source, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const essay = Array.from({ length: 60 }, (_, i) => ({
  kind: 'paragraph' as const,
  source: `第${i + 1}段：${'河的這邊是原文，河的那邊是譯文。'.repeat(4)}`,
  target: `Paragraph ${i + 1}. ${'On this side the source, on that side the translation. '.repeat(4)}`,
}))

const settle = async () => {
  for (let i = 0; i < 3; i++) await nextFrame()
}

describe('a page that is set anew', () => {
  test('leaves the active row where it was on the screen', async () => {
    page = openPage(essay)
    const pane = page.root.parentElement!
    page.editor.gotoIndex(40)
    await settle()
    const active = () => page.root.querySelector('.row.active')!.getBoundingClientRect().bottom
    const before = active()
    pane.style.inlineSize = '800px'
    await settle()
    expect(Math.abs(active() - before)).toBeLessThan(60)
    document.documentElement.style.setProperty('--zoom', '1.5')
    await settle()
    const now = active()
    document.documentElement.style.removeProperty('--zoom')
    const { top, bottom } = pane.getBoundingClientRect()
    expect(now).toBeGreaterThan(top)
    expect(now).toBeLessThan(bottom + 400)
  })

  test('does not come back to a caret that was not in sight', async () => {
    page = openPage(essay)
    const pane = page.root.parentElement!
    page.editor.gotoIndex(40)
    await settle()
    pane.dispatchEvent(new WheelEvent('wheel'))
    pane.scrollTop = 0
    await settle()
    pane.style.inlineSize = '800px'
    await settle()
    expect(pane.scrollTop).toBeLessThan(50)
  })
})

describe('typing that is refused', () => {
  test('is told, with its reason', async () => {
    const told: string[] = []
    page = openPage(essay.slice(0, 2), { onRefused: (why) => told.push(why) })
    await userEvent.click(source(page, 0))
    await userEvent.keyboard('a')
    await userEvent.click(target(page, 1))
    await userEvent.keyboard('b')
    page.editor.commands.toggleLock.run()
    await userEvent.keyboard('c')
    expect(told).toEqual(['source', 'locked'])
  })
})
