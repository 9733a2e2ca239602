import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import type { PrintPage } from '../../../../formats/print/write.ts'
import { loadFonts } from '../../../print/fonts.ts'
import { paginate } from '../../../print/paginate.ts'
import { useT } from '../../hooks.ts'
import { paperBox } from './paper.ts'
import { fillShadow, shadowCss, sheetOf } from './shadow-css.ts'

interface PagedPreviewProps {
  readonly page: PrintPage
  readonly options: LayoutOptions
}

/** How many openings of the text are shown. */
const OPENINGS = 3

/** The first pages of a layout that makes its own, two by two as they lie in an open book. */
export function PagedPreview({ page, options }: PagedPreviewProps) {
  const t = useT()
  const box = useMemo(() => paperBox(options, page.css), [options, page.css])
  const desk = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const spreads = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)

  useLayoutEffect(() => {
    const element = desk.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (!host.current) return
    let wanted = true
    const body = fillShadow(host.current, page.lang, page.body, [
      sheetOf(shadowCss(page.css)),
      sheetOf(SHEETS),
    ])
    const article = body.querySelector<HTMLElement>('[data-paged]')
    if (!article) return
    // Hidden until it is in pages: the text as it is measured is nothing to look at.
    article.classList.add('unset')
    loadFonts(article).then(() => {
      if (!wanted) return
      atFullSize(spreads.current, () => paginate(article, OPENINGS))
      article.classList.remove('unset')
    })
    return () => {
      wanted = false
    }
  }, [page])

  const scale = width / (2 * box.width + GAP)
  return (
    <div className="sheets" ref={desk}>
      <figure className="sheet-figure" role="img" aria-label={t('export.previewPart')}>
        <div className="spreads" ref={spreads} style={{ zoom: scale || 1 }} inert>
          <div ref={host} style={{ inlineSize: 2 * box.width + GAP }} />
        </div>
      </figure>
    </div>
  )
}

/** Measures at the size of the paper: boxes are told as they are zoomed, lengths of styles are not. */
function atFullSize(zoomed: HTMLElement | null, measure: () => void): void {
  const zoom = zoomed?.style.zoom ?? ''
  if (zoomed) zoomed.style.zoom = '1'
  try {
    measure()
  } finally {
    if (zoomed) zoomed.style.zoom = zoom
  }
}

/** Pixels between two pages of an opening, before they are scaled. */
const GAP = 4

const SHEETS = `:host { display: block; }
.paged { display: grid; grid-template-columns: 1fr 1fr; gap: 30px ${GAP}px; justify-items: start; }
.paged > .page { background: #fff; outline: 2px solid #d8d1c6; overflow: clip; }
.paged > .recto { grid-column: 2; }
.paged > .verso { grid-column: 1; }
.unset { visibility: hidden; }
`
