import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import type { PrintPage } from '../../../../formats/print/write.ts'
import { useT } from '../../hooks.ts'
import { type PaperBox, paperBox } from './paper.ts'
import { fillShadow, shadowCss, sheetOf } from './shadow-css.ts'

interface PagePreviewProps {
  readonly page: PrintPage
  readonly options: LayoutOptions
}

/** How many sheets are shown. */
const SHEETS = 3
/** Pixels between two columns of the flow: wide enough that none looks into its neighbour. */
const GAP = 200

/**
 * The first pages as they will be printed. The text flows through columns of the size of the type
 * area, so Chromium breaks it by the very rules it prints by; each sheet looks at one column.
 */
export function PagePreview({ page, options }: PagePreviewProps) {
  const t = useT()
  const box = useMemo(() => paperBox(options, page.css), [options, page.css])
  const desk = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [pages, setPages] = useState(1)

  useLayoutEffect(() => {
    const element = desk.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const shown = Math.min(SHEETS, pages)
  return (
    <div className="sheets" ref={desk}>
      {Array.from({ length: shown }, (_, i) => (
        <figure
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place
          key={i}
          className="sheet-figure"
          role="img"
          aria-label={t('export.page', { page: i + 1 })}
        >
          <Sheet
            page={page}
            box={box}
            index={i}
            scale={width / box.width}
            onPages={i === 0 ? setPages : undefined}
          />
        </figure>
      ))}
    </div>
  )
}

interface SheetProps {
  readonly page: PrintPage
  readonly box: PaperBox
  /** Which page, from 0. */
  readonly index: number
  readonly scale: number
  /** Told how many pages the text fills. */
  readonly onPages: ((pages: number) => void) | undefined
}

function Sheet({ page, box, index, scale, onPages }: SheetProps) {
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!host.current) return
    const width = box.width - box.left - box.right
    const height = box.height - box.top - box.bottom
    const step = width + GAP
    const body = fillShadow(host.current, page.lang, page.body, [
      sheetOf(shadowCss(page.css)),
      sheetOf(`:host { display: block; overflow: clip; width: ${width}px; height: ${height}px; }
        .flow { columns: ${width}px auto; column-gap: ${GAP}px; column-fill: auto;
          width: ${width}px; transform: translateX(${-index * step}px); }`),
    ])
    const { head, flow } = divide(body)
    const flowOn = () => {
      flow.style.height = `${height - head.offsetHeight}px`
      onPages?.(Math.max(1, Math.round((flow.scrollWidth + GAP) / step)))
    }
    flowOn()
    // A face that arrives late moves the lines.
    document.fonts.addEventListener('loadingdone', flowOn)
    return () => document.fonts.removeEventListener('loadingdone', flowOn)
  }, [page, box, index, onPages])

  return (
    <div
      className="sheet-paper"
      style={{ width: box.width * scale, height: box.height * scale }}
      inert
    >
      <div
        className="sheet-inside"
        style={{
          width: box.width,
          height: box.height,
          padding: `${box.top}px ${box.right}px ${box.bottom}px ${box.left}px`,
          transform: `scale(${scale})`,
        }}
      >
        <div ref={host} />
        <p className="sheet-number">{index + 1}</p>
      </div>
    </div>
  )
}

/**
 * Takes from a page what printing repeats on every sheet, the running head and the head of a table:
 * columns do not repeat them.
 */
function divide(body: HTMLElement): { readonly head: HTMLElement; readonly flow: HTMLElement } {
  const flow = document.createElement('div')
  flow.className = 'flow'
  flow.append(...body.childNodes)
  const head = flow.cloneNode(true) as HTMLElement
  head.className = 'head'
  for (const element of head.querySelectorAll('tbody, article > :not(table)')) element.remove()
  for (const element of flow.querySelectorAll('.running, thead')) element.remove()
  body.replaceChildren(head, flow)
  return { head, flow }
}
