import { Tabs } from 'radix-ui'
import { useState } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT, useUi } from '../hooks.ts'
import { Panel } from '../panels/Panel.tsx'
import { useHeader } from '../workspace/use-editor.ts'
import { DoubtfulList } from './DoubtfulList.tsx'
import type { ReviewAids } from './evidence.ts'
import { useLinks } from './links.ts'
import { ParkedList } from './ParkedList.tsx'
import { Statistics } from './Statistics.tsx'
import { statisticsOf } from './statistics.ts'
import { Why } from './Why.tsx'

interface ReviewPanelProps {
  readonly editor: EditorHandle
  readonly aids: ReviewAids
}

type Tab = 'doubtful' | 'why' | 'parked' | 'statistics'

/** What a reviewer needs beside the page: where to look, why, what was taken out, the figures. */
export function ReviewPanel({ editor, aids }: ReviewPanelProps) {
  const t = useT()
  const { width } = useUi((state) => state.preferences.side)
  const [tab, setTab] = useState<Tab>('doubtful')
  const { doubtful } = statisticsOf(useLinks(editor).entries)
  const { parked } = useHeader(editor)
  const tabs: readonly (readonly [tab: Tab, count: number])[] = [
    ['doubtful', doubtful],
    ['why', 0],
    ['parked', parked.length],
    ['statistics', 0],
  ]
  return (
    <Panel panel="side" label={t('review.panel')} width={width} edge="start">
      <Tabs.Root
        className="review-tabs"
        value={tab}
        onValueChange={(value) => setTab(value as Tab)}
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
