import { useEffect, useState } from 'react'
import type { LinkList } from './links.ts'

/** Positions of the first and the last row in sight. */
export interface SeenRows {
  readonly first: number
  readonly last: number
}

/** Which rows the pane shows, followed once a frame while it is scrolled. */
export function useSeenRows(scroller: HTMLElement, list: LinkList): SeenRows {
  const [seen, setSeen] = useState<SeenRows>({ first: 0, last: 0 })
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const next = seenRows(scroller, list)
      setSeen((now) => (now.first === next.first && now.last === next.last ? now : next))
    }
    const ask = () => {
      frame ||= requestAnimationFrame(look)
    }
    ask()
    scroller.addEventListener('scroll', ask, { passive: true })
    const observer = new ResizeObserver(ask)
    observer.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', ask)
      observer.disconnect()
    }
  }, [scroller, list])
  return seen
}

function seenRows(scroller: HTMLElement, list: LinkList): SeenRows {
  const { top, bottom } = scroller.getBoundingClientRect()
  const { scrollTop, scrollHeight, clientHeight } = scroller
  const last = list.entries.length - 1
  // Where no row is drawn yet, the scroll bar says about where one is.
  const guess = (y: number) => Math.round((last * y) / Math.max(1, scrollHeight))
  const first = rowAt(scroller, top + HEADS, 1, list) ?? guess(scrollTop)
  const end = rowAt(scroller, bottom - 2, -1, list) ?? guess(scrollTop + clientHeight)
  return { first, last: Math.max(first, Math.min(last, end)) }
}

/** Height of the names of the columns, which stand over the first rows. */
const HEADS = 34
/** Space between rows, above headings the most; a few steps get over it. */
const STEP = 14
const STEPS = 4

function rowAt(scroller: HTMLElement, y: number, direction: 1 | -1, list: LinkList): number | null {
  const page = scroller.querySelector('.page')
  if (!page) return null
  const { left, width, bottom } = page.getBoundingClientRect()
  // Below the text there is empty paper: the last row is the last one seen.
  const from = Math.min(y, bottom - Number.parseFloat(getComputedStyle(page).paddingBlockEnd) - 2)
  for (let i = 0; i < STEPS; i++) {
    const element = document.elementFromPoint(left + width / 2, from + direction * i * STEP)
    const row = element?.closest<HTMLElement>('.page .row')
    if (row?.dataset.id) {
      const index = list.indexOf(row.dataset.id)
      if (index >= 0) return index
    }
  }
  return null
}
