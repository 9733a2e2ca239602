import { useEffect } from 'react'
import { segment } from '../../../core/segmentation/index.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import { useLinks } from './links.ts'

/** Rows this far above and below the pane are marked too, in CSS pixels. */
const AROUND = 400
/** Name of the highlight in the style sheet. */
const NAME = 'sentence-end'

/**
 * Marks where a sentence ends inside a cell, in rows that join several. Only rows near the pane
 * are looked at, and only when the scrolling and the hands rest.
 */
export function useSentenceEnds(editor: EditorHandle, scroller: HTMLElement): void {
  const list = useLinks(editor)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the links the page has changed
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      clearTimeout(timer)
      timer = setTimeout(() => paint(scroller), 80)
    }
    ask()
    scroller.addEventListener('scroll', ask, { passive: true })
    return () => {
      clearTimeout(timer)
      scroller.removeEventListener('scroll', ask)
      CSS.highlights.delete(NAME)
    }
  }, [scroller, list])
}

function paint(scroller: HTMLElement): void {
  const { top, bottom } = scroller.getBoundingClientRect()
  const ends = new Highlight()
  for (const chunk of scroller.querySelectorAll('.page .chunk')) {
    const box = chunk.getBoundingClientRect()
    if (box.bottom < top - AROUND || box.top > bottom + AROUND) continue
    for (const row of chunk.querySelectorAll<HTMLElement>('.row[data-shape]')) {
      const [source, target] = row.dataset.shape!.split(':').map(Number)
      if (source! > 1) mark(row.querySelector('.cell.source'), 'zh', ends)
      if (target! > 1) mark(row.querySelector('.cell.target'), 'en', ends)
    }
  }
  if (ends.size > 0) CSS.highlights.set(NAME, ends)
  else CSS.highlights.delete(NAME)
}

/** The last character of every sentence but the last one. */
function mark(cell: Element | null, language: 'zh' | 'en', ends: Highlight): void {
  if (!cell) return
  const nodes: Text[] = []
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const text = nodes.map((node) => node.data).join('')
  for (const { end } of segment(text, language).slice(0, -1)) {
    let before = 0
    for (const node of nodes) {
      const at = end - 1 - before
      if (at < node.length) {
        ends.add(
          new StaticRange({
            startContainer: node,
            startOffset: at,
            endContainer: node,
            endOffset: at + 1,
          }),
        )
        break
      }
      before += node.length
    }
  }
}
