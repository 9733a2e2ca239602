import { GripVertical } from 'lucide-react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Side } from '../../../core/document/model.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT } from '../hooks.ts'
import { useEditor } from '../workspace/use-editor.ts'
import { useLinks } from './links.ts'

interface GripsProps {
  readonly editor: EditorHandle
  readonly scroller: HTMLElement
}

/** A box in the pane, in CSS pixels from the start of what it scrolls. */
interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Dragging {
  readonly rowId: string
  readonly side: Side
  readonly overRow: string | null
}

const SIDES: readonly Side[] = ['source', 'target']
/** Near the edge of the pane a drag scrolls it: within so much, by so much a frame. */
const EDGE = 56
/** Width of a handle in CSS pixels, as in the style sheet. */
const WIDTH = 9
const STEP = 14

/**
 * The handles by which a text is dragged to another row. They lie over the page, beside the cells
 * of the row under the pointer, else of the active one. The keyboard has commands for the same,
 * so a screen reader is not told of them.
 */
export function Grips({ editor, scroller }: GripsProps) {
  const app = useApp()
  const t = useT()
  const activeId = useEditor(editor, (snapshot) => snapshot.rowId)
  const list = useLinks(editor)
  const [hovered, setHovered] = useState<string | null>(null)
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const layer = useRef<HTMLDivElement>(null)
  const rowId = dragging?.rowId ?? hovered ?? activeId
  const places = usePlaces(scroller, rowId, dragging, list)

  useEffect(() => {
    const move = (event: globalThis.PointerEvent) => {
      if (event.buttons !== 0 || !(event.target instanceof Element)) return
      if (layer.current?.contains(event.target)) return
      setHovered(event.target.closest<HTMLElement>('.page .row')?.dataset.id ?? null)
    }
    const leave = () => setHovered(null)
    scroller.addEventListener('pointermove', move)
    scroller.addEventListener('pointerleave', leave)
    return () => {
      scroller.removeEventListener('pointermove', move)
      scroller.removeEventListener('pointerleave', leave)
    }
  }, [scroller])

  useEffect(() => {
    if (!dragging) return
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setDragging(null)
    }
    window.addEventListener('keydown', cancel, true)
    return () => window.removeEventListener('keydown', cancel, true)
  }, [dragging])

  const start = (event: PointerEvent, side: Side) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDragging({ rowId, side, overRow: null })
  }
  const drag = (event: PointerEvent) => {
    if (!dragging) return
    const { top, bottom } = scroller.getBoundingClientRect()
    if (event.clientY < top + EDGE) scroller.scrollTop -= STEP
    if (event.clientY > bottom - EDGE) scroller.scrollTop += STEP
    const over = rowUnder(scroller, event.clientX, event.clientY)
    if (over !== dragging.overRow) setDragging({ ...dragging, overRow: over })
  }
  const drop = () => {
    if (!dragging) return
    const { rowId: from, side, overRow } = dragging
    setDragging(null)
    if (!overRow || overRow === from) return
    if (editor.review.moveText(from, overRow, side)) editor.focus()
    else app.notices.tell({ key: 'review.notMoved' })
  }

  return (
    <div className="grips" ref={layer} aria-hidden>
      {SIDES.map((side) => {
        const place = places?.[side]
        if (!place) return null
        return (
          <button
            key={side}
            type="button"
            tabIndex={-1}
            className="grip"
            data-side={side}
            data-active={dragging?.side === side}
            title={t('review.grip')}
            ref={(grip) => {
              grip?.style.setProperty('inset-inline-start', `${place.left}px`)
              grip?.style.setProperty('inset-block-start', `${place.top}px`)
            }}
            // The caret stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onPointerDown={(event) => start(event, side)}
            onPointerMove={drag}
            onPointerUp={drop}
            onPointerCancel={() => setDragging(null)}
          >
            <GripVertical size={13} />
          </button>
        )
      })}
      {dragging && <Outline box={places?.taken} look="taken" />}
      {dragging && <Outline box={places?.goal} look="goal" />}
    </div>
  )
}

const Outline = ({ box, look }: { readonly box: Box | null | undefined; readonly look: string }) =>
  box ? (
    <span
      className="drag-box"
      data-look={look}
      ref={(element) => {
        element?.style.setProperty('inset-inline-start', `${box.left}px`)
        element?.style.setProperty('inset-block-start', `${box.top}px`)
        element?.style.setProperty('inline-size', `${box.width}px`)
        element?.style.setProperty('block-size', `${box.height}px`)
      }}
    />
  ) : null

interface Places {
  /** Grips of the two sides; null where a side has no text to be taken. */
  readonly source: Box | null
  readonly target: Box | null
  /** The cell that is being taken and the one it would go to. */
  readonly taken: Box | null
  readonly goal: Box | null
}

/** Where the grips are, found again when rows, links or the size of the pane change. */
function usePlaces(
  scroller: HTMLElement,
  rowId: string | null,
  dragging: Dragging | null,
  list: object,
): Places | null {
  const [places, setPlaces] = useState<Places | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the links the page has changed
  useEffect(() => {
    let frame = 0
    const find = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPlaces(placesOf(scroller, rowId, dragging)))
    }
    find()
    const page = scroller.querySelector('.page')
    const observer = new ResizeObserver(find)
    if (page) observer.observe(page)
    observer.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [scroller, rowId, dragging, list])
  return places
}

function placesOf(
  scroller: HTMLElement,
  rowId: string | null,
  dragging: Dragging | null,
): Places | null {
  const row = rowId ? rowElement(scroller, rowId) : null
  if (!row) return null
  const origin = scroller.getBoundingClientRect()
  const box = (element: Element | null | undefined): Box | null => {
    const rect = element?.getBoundingClientRect()
    if (!rect || rect.height === 0) return null
    return {
      left: rect.left - origin.left + scroller.scrollLeft,
      top: rect.top - origin.top + scroller.scrollTop,
      width: rect.width,
      height: rect.height,
    }
  }
  const cell = (of: Element | null, side: Side) => of?.querySelector(`.cell.${side}`)
  const grip = (side: Side, other: Side): Box | null => {
    const element = cell(row, side)
    const [here, there] = [box(element), box(cell(row, other))]
    if (!here || !there || !element?.textContent?.trim()) return null
    // Between the columns, at the inner edge; at the outer one where a side stands over the other.
    const isRight = here.left > there.left
    return { ...here, left: isRight ? here.left - WIDTH - 1 : here.left + here.width + 1 }
  }
  const goal = dragging?.overRow ? rowElement(scroller, dragging.overRow) : null
  return {
    source: grip('source', 'target'),
    target: grip('target', 'source'),
    taken: dragging && box(cell(row, dragging.side)),
    goal: dragging && goal !== row ? box(cell(goal, dragging.side)) : null,
  }
}

const rowElement = (scroller: HTMLElement, id: string): HTMLElement | null =>
  scroller.querySelector(`.page .row[data-id="${CSS.escape(id)}"]`)

/** The row at a height; anywhere across the page will do. */
function rowUnder(scroller: HTMLElement, x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const row = element.closest<HTMLElement>('.page .row')
    if (row && scroller.contains(row)) return row.dataset.id ?? null
  }
  return null
}
