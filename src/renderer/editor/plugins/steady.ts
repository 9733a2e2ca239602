import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { scrollerOf } from '../scroll.ts'

/**
 * How long the page is held after a move or after its lines were broken anew, in milliseconds: rows
 * that come into sight by it get their true height only then.
 */
const SETTLING = 400

/**
 * Keeps the caret where it is on the screen when the lines break anew: zoom, panels and the window
 * itself change the width of the columns, and what stands above the caret gets another height.
 */
export const steady = (): Plugin =>
  new Plugin({
    view: (view) => {
      const pane = scrollerOf(view.dom)
      if (!pane) return {}
      let top: number | null = null
      let heldUntil = 0
      let measure = ''
      let frame = 0
      let moved = false
      const remember = () => {
        frame = 0
        if (!moved && performance.now() < heldUntil) return
        top = topInPane(view, pane)
        if (moved) heldUntil = performance.now() + SETTLING
        moved = false
      }
      const schedule = () => {
        if (frame === 0) frame = requestAnimationFrame(remember)
      }
      const release = () => {
        heldUntil = 0
      }
      // Told after layout and before painting: nobody sees the page jump and come back.
      const broken = new ResizeObserver(() => {
        if (view.isDestroyed) return
        const now = `${view.dom.clientWidth} ${getComputedStyle(view.dom).fontSize}`
        if (measure !== '' && now !== measure) heldUntil = performance.now() + SETTLING
        measure = now
        if (top === null || performance.now() >= heldUntil) return
        pane.scrollTop += view.coordsAtPos(view.state.selection.head).top - boxTop(pane) - top
      })
      broken.observe(view.dom)
      pane.addEventListener('scroll', schedule, { passive: true })
      pane.addEventListener('wheel', release, { passive: true })
      pane.addEventListener('pointerdown', release, { passive: true })
      return {
        update: (_view, before) => {
          if (before.selection.eq(view.state.selection)) return
          moved = true
          schedule()
        },
        destroy: () => {
          broken.disconnect()
          cancelAnimationFrame(frame)
          pane.removeEventListener('scroll', schedule)
          pane.removeEventListener('wheel', release)
          pane.removeEventListener('pointerdown', release)
        },
      }
    },
  })

const boxTop = (pane: Element): number => pane.getBoundingClientRect().top

/** Where the caret stands in the pane, in CSS pixels from its top; null where it is not seen. */
function topInPane(view: EditorView, pane: HTMLElement): number | null {
  if (view.isDestroyed) return null
  const top = view.coordsAtPos(view.state.selection.head).top - boxTop(pane)
  return top >= 0 && top < pane.clientHeight ? top : null
}
