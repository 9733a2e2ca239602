import { useEffect, useRef, useState } from 'react'
import type { ViewState } from '../../../core/document/changes.ts'
import type { BilingualDocument } from '../../../core/document/model.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { Outline } from '../panels/Outline.tsx'
import { SidePanel } from '../panels/SidePanel.tsx'
import { ColumnHeads } from './ColumnHeads.tsx'
import { FindBar } from './FindBar.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { type OpenDesk, openDesk } from './open-desk.ts'
import { RowMenu } from './RowMenu.tsx'

interface DeskProps {
  readonly document: BilingualDocument
  readonly view: ViewState | null
}

/** The open document: bar, outline, page, panel and the line below. */
export function Desk({ document, view }: DeskProps) {
  const app = useApp()
  const t = useT()
  const page = useRef<HTMLDivElement>(null)
  const [desk, setDesk] = useState<OpenDesk | null>(null)
  const first = useRef({ document, view, label: t('workspace.page') })
  const findBar = useUi((state) => state.findBar)
  const reviewing = useUi((state) => state.reviewing)
  const { outline, side, columnRatio, swapped, zoom, smartPunctuation, breakAtSemicolon } = useUi(
    (state) => state.preferences,
  )

  useEffect(() => {
    const opened = openDesk(app, page.current!, first.current)
    setDesk(opened)
    opened.editor.focus()
    return () => {
      setDesk(null)
      opened.close()
    }
  }, [app])

  useEffect(() => desk?.editor.setZoom(zoom / 100), [desk, zoom])
  useEffect(
    () => desk?.editor.setOptions({ smartPunctuation, breakAtSemicolon, reviewing }),
    [desk, smartPunctuation, breakAtSemicolon, reviewing],
  )

  const share = swapped ? 1 - columnRatio : columnRatio
  return (
    <div className="workspace" data-reviewing={reviewing}>
      {desk ? <Header desk={desk} /> : <div className="bar workspace-bar" />}
      <div className="workspace-body">
        {desk && outline.open && <Outline editor={desk.editor} />}
        <main className="workspace-main">
          {desk && findBar && <FindBar editor={desk.editor} bar={findBar} />}
          <RowMenu editor={desk?.editor ?? null}>
            <div
              className="workspace-scroller"
              ref={(element) => {
                element?.style.setProperty('--source-share', `${share}fr`)
                element?.style.setProperty('--target-share', `${1 - share}fr`)
              }}
            >
              {desk && <ColumnHeads editor={desk.editor} />}
              <div className="page" ref={page} />
            </div>
          </RowMenu>
        </main>
        {desk && side.open && <SidePanel editor={desk.editor} />}
      </div>
      {desk ? <Footer editor={desk.editor} /> : <div className="bar workspace-foot" />}
    </div>
  )
}
