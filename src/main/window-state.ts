import fs from 'node:fs'
import type { Rectangle } from 'electron'
import { type Theme, theme } from '../contract/app.ts'
import { flag, member, type Parser, record } from '../contract/parse.ts'
import { writeAtomically } from './atomic-write.ts'

/** What the window looks like before the renderer has said anything. */
export interface WindowMemory {
  /** Null before the first start: the system chooses the place. */
  readonly bounds: Rectangle | null
  readonly maximized: boolean
  readonly theme: Theme
}

export const FIRST_START: WindowMemory = { bounds: null, maximized: false, theme: 'system' }

const pixels: Parser<number> = (value, name) => {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000) {
    return value
  }
  throw new TypeError(`${name} must be a number of pixels.`)
}

function parse(value: unknown): WindowMemory {
  const given = record(value, 'window')
  const bounds = member(given, 'bounds')
  return {
    bounds: bounds === null ? null : parseBounds(record(bounds, 'bounds')),
    maximized: flag(member(given, 'maximized'), 'maximized'),
    theme: theme(member(given, 'theme'), 'theme'),
  }
}

const parseBounds = (given: Readonly<Record<string, unknown>>): Rectangle => ({
  x: pixels(given.x, 'x'),
  y: pixels(given.y, 'y'),
  width: pixels(given.width, 'width'),
  height: pixels(given.height, 'height'),
})

/** The window's memory in a file. What cannot be read is forgotten: it is only comfort. */
export class WindowMemoryFile {
  private memory: WindowMemory
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly file: string) {
    try {
      this.memory = parse(JSON.parse(fs.readFileSync(file, 'utf8')))
    } catch {
      this.memory = FIRST_START
    }
  }

  get current(): WindowMemory {
    return this.memory
  }

  /** Remembers something; resolves when it is on the disk, or could not be put there. */
  update(change: Partial<WindowMemory>): Promise<void> {
    this.memory = { ...this.memory, ...change }
    const bytes = Buffer.from(JSON.stringify(this.memory))
    this.queue = this.queue
      .then(() => writeAtomically(this.file, bytes))
      .catch((error: unknown) => console.warn('The window’s place was not saved:', error))
    return this.queue
  }
}

/** Enough of the title bar to take hold of the window. */
const HANDLE = 100

/**
 * Where to put the window: where it was, unless the screen it stood on is gone.
 * @param areas work areas of the screens there are now
 */
export function visibleBounds(
  bounds: Rectangle | null,
  areas: readonly Rectangle[],
): Rectangle | null {
  if (!bounds) return null
  const seen = areas.some((area) => {
    const left = Math.max(bounds.x, area.x)
    const right = Math.min(bounds.x + bounds.width, area.x + area.width)
    return (
      right - left >= HANDLE && bounds.y >= area.y && bounds.y <= area.y + area.height - HANDLE / 2
    )
  })
  return seen ? bounds : null
}
