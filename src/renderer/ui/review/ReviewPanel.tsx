import { Tabs } from 'radix-ui'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { Panel } from '../panels/Panel.tsx'
import type { ReviewTab } from '../store.ts'
import { useHeader } from '../workspace/use-editor.ts'
import { DoubtfulList } from './DoubtfulList.tsx'
import type { ReviewAids } from './evidence.ts'
import { useLinks } from './links.ts'
import { MovedList } from './MovedList.tsx'
import { movedPassages } from './moved.ts'
import { ParkedList } from './ParkedList.tsx'
import { Statistics } from './Statistics.tsx'
import { Why } from './Why.tsx'

interface ReviewPanelProps {
  readonly editor: EditorHandle
  readonly aids: ReviewAids
}

/**
 * What a reviewer needs beside the page: where to look, what stands elsewhere, why, what was taken
 * out, the figures.
 */
export function ReviewPanel({ editor, aids }: ReviewPanelProps) {
  const app = useApp()
  const t = useT()
  const { width } = useUi((state) => state.preferences.side)
  const wanted = useUi((state) => state.reviewTab)
  const { entries } = useLinks(editor)
  const moved = movedPassages(entries)
  const { parked } = useHeader(editor)
  // Few documents have such passages: there is no tab for them in the others.
  const hasMoved = moved.length > 0
  const tab = wanted === 'moved' && !hasMoved ? 'doubtful' : wanted
  // How many are doubtful stands over the page.
  const tabs: readonly (readonly [tab: ReviewTab, count: number])[] = [
    ['doubtful', 0],
    ...(hasMoved ? [['moved', moved.filter(({ confirmed }) => !confirmed).length] as const] : []),
    ['why', 0],
    ['parked', parked.length],
    ['statistics', 0],
  ]
  return (
    <Panel panel="side" label={t('review.panel')} width={width} edge="start">
      <Tabs.Root
        className="review-tabs"
        value={tab}
        onValueChange={(value) => app.ui.setState({ reviewTab: value as ReviewTab })}
      >
        <Tabs.List className="tab-list" aria-label={t('review.panel')}>
          {tabs.map(([value, count]) => (
            <Tabs.Trigger key={value} className="tab" value={value}>
              {t(`review.tab.${value}`)}
              {count > 0 && <span className="tab-count">{count}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content className="tab-panel" value="doubtful">
          <DoubtfulList editor={editor} />
        </Tabs.Content>
        {hasMoved && (
          <Tabs.Content className="tab-panel" value="moved">
            <MovedList editor={editor} />
          </Tabs.Content>
        )}
        <Tabs.Content className="tab-panel" value="why">
          <Why editor={editor} aids={aids} />
        </Tabs.Content>
        <Tabs.Content className="tab-panel" value="parked">
          <ParkedList editor={editor} />
        </Tabs.Content>
        <Tabs.Content className="tab-panel" value="statistics">
          <Statistics editor={editor} />
        </Tabs.Content>
      </Tabs.Root>
    </Panel>
  )
}
