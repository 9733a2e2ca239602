import { useEffect, useRef, useState } from 'react'
import type { ViewState } from '../../../core/document/changes.ts'
import type { BilingualDocument } from '../../../core/document/model.ts'
import { useWordAids } from '../align/use-word-aids.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { Outline } from '../panels/Outline.tsx'
import { SidePanel } from '../panels/SidePanel.tsx'
import { Minimap } from '../review/Minimap.tsx'
import { ReviewPage } from '../review/ReviewPage.tsx'
import { ReviewPanel } from '../review/ReviewPanel.tsx'
import { ReviewStrip } from '../review/ReviewStrip.tsx'
import { useOwnPanels } from '../review/use-own-panels.ts'
import '../review/review.css'
import { ColumnHeads } from './ColumnHeads.tsx'
import { FindBar } from './FindBar.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { type OpenDesk, openDesk } from './open-desk.ts'
import { RowMenu } from './RowMenu.tsx'

interface DeskProps {
  readonly document: BilingualDocument
  readonly view: ViewState | null
  /** Whether its changes are tracked from the start. */
  readonly tracked: boolean
}

/** The open document: bar, outline, page, panel and the line below. */
export function Desk({ document, view, tracked }: DeskProps) {
  const app = useApp()
  const t = useT()
  const page = useRef<HTMLDivElement>(null)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [desk, setDesk] = useState<OpenDesk | null>(null)
  const first = useRef({ document, view, tracked, label: t('workspace.page') })
  const findBar = useUi((state) => state.findBar)
  const reviewing = useUi((state) => state.reviewing)
  const { outline, side, columnRatio, zoom, smartPunctuation, breakAtSemicolon, authorName } =
    useUi((state) => state.preferences)

  useEffect(() => {
    const opened = openDesk(app, page.current!, first.current)
    setDesk(opened)
    opened.editor.focus()
    return () => {
      setDesk(null)
      opened.close()
    }
  }, [app])

  useOwnPanels(app, reviewing)
  const aids = useWordAids(desk?.editor ?? null, reviewing)
  useEffect(() => desk?.editor.setZoom(zoom / 100), [desk, zoom])
  useEffect(
    () => desk?.editor.setOptions({ smartPunctuation, breakAtSemicolon, reviewing }),
    [desk, smartPunctuation, breakAtSemicolon, reviewing],
  )

  useEffect(() => {
    if (desk && desk.editor.snapshot().tracking !== null) desk.editor.track(authorName)
  }, [desk, authorName])

  useEffect(() => {
    scroller?.style.setProperty('--start-share', `${columnRatio}fr`)
    scroller?.style.setProperty('--end-share', `${1 - columnRatio}fr`)
  }, [scroller, columnRatio])

  const review = desk && reviewing ? { editor: desk.editor, aids } : null
  return (
    <div className="workspace" data-reviewing={reviewing}>
      {desk ? <Header desk={desk} /> : <div className="bar workspace-bar" />}
      {review && <ReviewStrip editor={review.editor} />}
      <div className="workspace-body">
        {desk && outline.open && <Outline editor={desk.editor} />}
        <main className="workspace-main">
          {desk && findBar && <FindBar editor={desk.editor} bar={findBar} />}
          <RowMenu editor={desk?.editor ?? null}>
            <div className="workspace-scroller" ref={setScroller}>
              {desk && <ColumnHeads editor={desk.editor} />}
              <div className="page" ref={page} />
              {review && scroller && <ReviewPage {...review} scroller={scroller} />}
            </div>
          </RowMenu>
          {review && scroller && <Minimap editor={review.editor} scroller={scroller} />}
        </main>
        {review && side.open && <ReviewPanel {...review} />}
        {desk && !reviewing && side.open && <SidePanel editor={desk.editor} />}
      </div>
      {desk ? <Footer editor={desk.editor} /> : <div className="bar workspace-foot" />}
    </div>
  )
}
