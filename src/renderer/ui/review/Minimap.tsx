import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { useEditor } from '../workspace/use-editor.ts'
import { useLinks } from './links.ts'
import { type OverviewMark, overviewHeight, stretchesOf } from './minimap-marks.ts'
import { sayLink } from './say-link.ts'
import { useColours } from './use-colours.ts'
import { useSeenRows } from './use-seen-rows.ts'

interface MinimapProps {
  readonly editor: EditorHandle
  readonly scroller: HTMLElement
}

/** Rows a page key goes. */
const PAGE = 20

const COLOURS = ['--indigo', '--accent', '--ink-faint', '--ink-quiet', '--hairline-strong'] as const

/** Where a mark begins and ends across the strip (0 to 1), and in which colour: shape and colour. */
const DRAWN: Readonly<Record<OverviewMark, readonly [number, number, (typeof COLOURS)[number]]>> = {
  plain: [0.4, 0.6, '--hairline-strong'],
  high: [0.36, 0.64, '--hairline-strong'],
  confirmed: [0, 0.28, '--indigo'],
  missing: [0.72, 1, '--ink-quiet'],
  middling: [0.36, 1, '--accent'],
  low: [0, 1, '--accent'],
}

/** The whole document beside the scroll bar: where it is confirmed, where it is doubtful. */
export function Minimap({ editor, scroller }: MinimapProps) {
  const t = useT()
  const list = useLinks(editor)
  const { entries } = list
  const rowIndex = useEditor(editor, (snapshot) => snapshot.rowIndex)
  const canvas = useRef<HTMLCanvasElement>(null)
  const track = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const colours = useColours(COLOURS)
  const seen = useSeenRows(scroller, list)

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width, height })
    })
    observer.observe(track.current!)
    return () => observer.disconnect()
  }, [])

  const height = overviewHeight(entries.length, size.height)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const scale = window.devicePixelRatio
    context.canvas.width = Math.round(size.width * scale)
    context.canvas.height = Math.round(size.height * scale)
    const { width } = context.canvas
    const drawn = stretchesOf(entries, height)
    const each = (height * scale) / Math.max(1, drawn.length)
    const space = each >= 4 ? Math.max(1, Math.round(each / 5)) : 0
    for (const [i, { mark }] of drawn.entries()) {
      const [from, to, colour] = DRAWN[mark]
      const top = Math.round(i * each)
      context.fillStyle = colours[colour]
      context.fillRect(
        Math.round(from * width),
        top,
        Math.round((to - from) * width),
        Math.max(1, Math.round((i + 1) * each) - top - space),
      )
    }
  }, [entries, height, size, colours])

  const go = (index: number) => {
    const row = Math.max(0, Math.min(entries.length - 1, index))
    editor.gotoIndex(row)
    track.current?.focus()
  }
  const point = (event: PointerEvent) => {
    const { top } = event.currentTarget.getBoundingClientRect()
    go(Math.floor(((event.clientY - top) / Math.max(1, height)) * entries.length))
  }
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: rowIndex - 1,
      ArrowDown: rowIndex + 1,
      PageUp: rowIndex - PAGE,
      PageDown: rowIndex + PAGE,
      Home: 0,
      End: entries.length - 1,
    }[event.key]
    if (event.key === 'Enter' || event.key === 'Escape') editor.focus()
    else if (to === undefined) return
    else go(to)
    event.preventDefault()
  }

  const entry = entries[rowIndex]
  const share = (row: number) => (height * row) / Math.max(1, entries.length)
  return (
    <div
      ref={track}
      className="minimap"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('review.overview')}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, entries.length)}
      aria-valuenow={Math.max(1, rowIndex + 1)}
      aria-valuetext={entry && `${t('review.row', { row: rowIndex + 1 })} · ${sayLink(t, entry)}`}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        point(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
      }}
      onPointerUp={() => editor.focus()}
      onKeyDown={press}
    >
      <canvas ref={canvas} className="minimap-rows" aria-hidden />
      <span
        className="minimap-seen"
        ref={(box) => {
          box?.style.setProperty('inset-block-start', `${share(seen.first)}px`)
          box?.style.setProperty(
            'block-size',
            `${Math.max(6, share(seen.last + 1 - seen.first))}px`,
          )
        }}
      />
      <span
        className="minimap-here"
        ref={(line) => line?.style.setProperty('inset-block-start', `${share(rowIndex + 0.5)}px`)}
      />
    </div>
  )
}
