import { plainText, sameSegment } from '../../../core/document/inline.ts'
import { isRemoved } from '../../../core/review/decide.ts'
import { useT } from '../hooks.ts'
import type { MessageKey } from '../messages/catalogue.ts'
import { Button } from '../parts/Button.tsx'
import type { EntryProps } from './entry-props.ts'
import { Difference, SegmentText } from './SegmentText.tsx'

/** The texts side by side; one that is the same as another does not stand there twice. */
export function EntryVersions({ round, entry, state }: EntryProps) {
  const t = useT()
  const { base, mine, theirs, kind } = entry
  const sent = base?.target ?? []
  const lang = round.base.targetLanguage
  const own = mine && (!base || !sameSegment(mine.target, sent)) ? mine.target : null
  const isMineGone = base !== null && mine === null
  if (kind === 'added') {
    return (
      <div className="round-versions">
        <Version heading="rounds.version.added" lang={lang}>
          <SegmentText segment={theirs ?? []} />
        </Version>
      </div>
    )
  }
  return (
    <div className="round-versions">
      <Version
        heading={own || isMineGone || !mine ? 'rounds.version.sent' : 'rounds.version.sentMine'}
        lang={lang}
      >
        <SegmentText segment={sent} />
      </Version>
      <Version heading="rounds.version.theirs" lang={lang}>
        {isRemoved(entry) ? (
          <em className="round-quiet">{t('rounds.version.gone')}</em>
        ) : (
          <Difference from={sent} to={theirs ?? []} />
        )}
      </Version>
      {entry.others.map((other) => (
        <Version key={plainText(other)} heading="rounds.version.again" lang={lang}>
          <Difference from={sent} to={other} />
          <div>
            <Button look="quiet" onClick={() => state.decide('own', other)}>
              {t('rounds.version.use')}
            </Button>
          </div>
        </Version>
      ))}
      {(own || isMineGone) && (
        <Version heading="rounds.version.mine" lang={lang}>
          {own ? (
            <Difference from={sent} to={own} />
          ) : (
            <em className="round-quiet">{t('rounds.version.mineGone')}</em>
          )}
        </Version>
      )}
      {entry.parts.length > 1 &&
        entry.parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a row have nothing but their place
          <Version key={i} heading="rounds.version.part" lang={lang}>
            <p className="text-han" lang={round.base.sourceLanguage}>
              <SegmentText segment={part.source} />
            </p>
            <SegmentText segment={part.target} />
          </Version>
        ))}
    </div>
  )
}

interface VersionProps {
  readonly heading: MessageKey
  readonly lang: string
  readonly children: React.ReactNode
}

function Version({ heading, lang, children }: VersionProps) {
  const t = useT()
  return (
    <section className="round-version">
      <h3 className="round-heading">{t(heading)}</h3>
      <div className="round-text text-latin" lang={lang}>
        {children}
      </div>
    </section>
  )
}
