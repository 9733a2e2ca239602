import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FIRST_START, visibleBounds, WindowMemoryFile } from '../../../src/main/window-state.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }

describe('visibleBounds', () => {
  it('puts the window back where it was', () => {
    const bounds = { x: 100, y: 50, width: 800, height: 600 }
    expect(visibleBounds(bounds, [SCREEN])).toBe(bounds)
    const second = { ...SCREEN, x: 1920 }
    const there = { ...bounds, x: 2000 }
    expect(visibleBounds(there, [SCREEN, second])).toBe(there)
  })

  it.each([
    ['the screen it stood on is gone', { x: 2500, y: 50, width: 800, height: 600 }],
    ['only its edge would be seen', { x: 1900, y: 50, width: 800, height: 600 }],
    ['its title bar would be above the screen', { x: 100, y: -200, width: 800, height: 600 }],
    ['its title bar would be below the screen', { x: 100, y: 1070, width: 800, height: 600 }],
  ])('leaves the place to the system where %s', (_why, bounds) => {
    expect(visibleBounds(bounds, [SCREEN])).toBeNull()
  })
})

describe('WindowMemoryFile', () => {
  let file: string
  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-')), 'window.json')
  })
  afterEach(() => fs.rmSync(path.dirname(file), { recursive: true, force: true }))

  it('remembers from one start to the next', async () => {
    const bounds = { x: 1, y: 2, width: 800, height: 600 }
    const memory = new WindowMemoryFile(file)
    expect(memory.current).toEqual(FIRST_START)
    await memory.update({ bounds })
    await memory.update({ theme: 'dark' })
    expect(new WindowMemoryFile(file).current).toEqual({ bounds, maximized: false, theme: 'dark' })
  })

  it.each(['', '{', '[]', 'null', '{"bounds":{"x":"0"},"maximized":false,"theme":"dark"}'])(
    'starts anew from %j',
    (content) => {
      fs.writeFileSync(file, content)
      expect(new WindowMemoryFile(file).current).toEqual(FIRST_START)
    },
  )

  it('goes on where nothing can be written', async () => {
    fs.rmSync(path.dirname(file), { recursive: true })
    const memory = new WindowMemoryFile(file)
    await memory.update({ theme: 'light' })
    expect(memory.current.theme).toBe('light')
  })
})
